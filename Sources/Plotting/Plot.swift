public import Drawing
public import Manuscript
public import Mathematics
public import Results
public import Typesetting

/// A plot in the grammar of Vega-Lite, read and checked, ready to draw any data of its columns.
public struct Plot: Sendable {
  private let view: ViewSpecification
  private let page: PageOptions
  private let writtenColors: WrittenColors
  /// The author's commands in the formulas of its labels.
  public let macros: MathMacros

  /// Reads a specification and checks it against the columns it may use; nil where nothing could
  /// be drawn.
  ///
  /// - Parameters:
  ///   - node: The specification, a mapping.
  ///   - columns: The tables that the plot may use with their columns; the first is its default.
  ///   - files: Reads the files that data name by `url`; nil where a plot may read none.
  ///   - macros: The author's commands in the formulas of its labels.
  ///   - diagnostics: Takes what is wrong, all of it, in no particular order.
  public init?(
    reading node: YAMLNode, columns: [TableColumns], files: PlotFiles? = nil,
    macros: MathMacros = .none, diagnostics: inout [Diagnostic]
  ) {
    let schema = node["$schema"]?.string ?? ""
    let sink = SpecificationDiagnostics(
      isVegaLite: schema.contains("vega-lite"), macros: macros)
    let first = columns.first ?? TableColumns("data", [])
    var data = DataReader(columns, files: files, sink)
    var node = node
    if let datasets = node["datasets"] { data.readDatasets(datasets) }
    let parameters = Parameters(of: node, sink)
    let brushes = BrushLayers(of: node)
    node = parameters.resolved(brushes.added(to: node.removing(["datasets"])))
    let configuration =
      node["config"].map { Configuration(reading: $0, sink) } ?? Configuration(sink)
    page = PageOptions(reading: node, configuration)
    node = node.removing(PageOptions.names)
    node = ConfiguredView(configuration: configuration).view(node)
    let reader = ViewReader(data: data, diagnostics: sink)
    let view = reader.view(node, .init(data: .table(first.name), columns: first))
    diagnostics += sink.all
    guard let view else { return nil }
    self.view = ScaleCompatibility.settled(view)
    self.macros = macros
    writtenColors = WrittenColors(in: node)
  }

  /// Draws the plot.
  ///
  /// - Parameters:
  ///   - tables: The result tables by name.
  ///   - theme: How it looks where the author says nothing.
  ///   - title: A short title for screen readers and the PDF's properties; nil for the plot's own.
  ///   - alternativeText: The author's alternative text; nil for the specification's ‘description’,
  ///     or else one made from the data.
  ///   - detailsMarks: Whether the facts say where and how each layer's marks are drawn.
  /// - Throws: `TypesettingError` where a font is not installed.
  public func drawing(
    tables: [String: Table], theme: Theme = .report, title: String? = nil,
    alternativeText: String? = nil, detailsMarks: Bool = false
  ) throws(TypesettingError) -> PlotDrawing {
    // Only themes that read formulas find mistakes in them.
    let reading = theme.followsGrammar ? nil : LabelReading(macros: macros)
    let result = FormatLocale.$current.withValue(page.locale) {
      LabelReading.$current.withValue(reading) {
        Result { () throws(TypesettingError) in
          try drawn(tables, theme, title, alternativeText, detailsMarks: detailsMarks)
        }
      }
    }
    var drawing = try result.get()
    // What the specification says was checked when it was read: this is in the data.
    drawing.notes += (reading?.mistakes ?? []).map(PlotMessages.formulaInData)
    return drawing
  }

  /// The plot drawn, numbers and dates being written as its locale says.
  private func drawn(
    _ tables: [String: Table], _ theme: Theme, _ title: String?, _ alternativeText: String?,
    detailsMarks: Bool
  ) throws(TypesettingError) -> PlotDrawing {
    let theme = page.applied(to: theme)
    let fonts = try ThemeFonts(theme)
    let arranger = Arranger(view, tables: tables, theme: theme)
    let (size, drawn) = Composer(
      arrangement: arranger.arrangement, theme: theme, fonts: fonts
    ).compose(detailsMarks: detailsMarks)
    var facts = drawn.facts
    facts.add(arranger.scales, drawn.positions)
    facts.writtenColors = writtenColors
    let text = alternativeText ?? page.description ?? AlternativeText(facts, arranger.parts).text
    let frame = Frame(
      size: size, items: drawn.items, background: theme.background, title: title ?? page.title,
      alternativeText: text)
    return PlotDrawing(frame: frame, facts: facts, alternativeText: text, notes: drawn.notes)
  }

  /// The rows of each layer: as its transforms leave them, and as they are drawn, aggregated and
  /// stacked.
  package func rows(tables: [String: Table]) -> [(transformed: Table, drawn: Table)] {
    Arranger(view, tables: tables, theme: .report).layers.map { ($0.source, $0.table) }
  }

  /// Draws the plot and gives the frame alone.
  ///
  /// - Throws: `TypesettingError` where a font is not installed.
  public func frame(
    tables: [String: Table], theme: Theme = .report, title: String? = nil,
    alternativeText: String? = nil
  ) throws(TypesettingError) -> Frame {
    try drawing(
      tables: tables, theme: theme, title: title, alternativeText: alternativeText
    ).frame
  }
}
