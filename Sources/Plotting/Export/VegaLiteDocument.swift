import Drawing
public import Manuscript
public import Results

/// A plot with its data as a document of Vega-Lite, for everything that reads these.
///
/// The types of fields stand in it, which Vega-Lite does not take from the data; lengths of paper
/// become the pixels that were drawn, formulas plain text.
public struct VegaLiteDocument: Sendable, Hashable {
  /// The document.
  public let json: JSONValue
  /// What could not be said in Vega-Lite.
  public let notes: [String]

  /// Writes a plot down.
  ///
  /// - Parameters:
  ///   - node: The specification, free of mistakes.
  ///   - tables: The tables that the plot may use; the first is its default.
  ///   - drawing: The plot as it was drawn, whose sizes and texts are taken.
  public init(
    of node: YAMLNode, tables: [(name: String, table: Table)], drawing: PlotDrawing
  ) {
    var writer = VegaLiteWriter(tables: tables, view: drawing.facts.views.first)
    let datasets = tables.map { ($0.name, JSONValue(rowsOf: $0.table)) }
    guard case .object(var members) = writer.view(node) else {
      json = .null
      notes = []
      return
    }
    members["$schema"] = "https://vega.github.io/schema/vega-lite/v6.json"
    members["description"] = members["description"] ?? .string(drawing.alternativeText)
    if let first = tables.first, members["data"] == nil {
      members["data"] = ["name": .string(first.name)]
    }
    if !datasets.isEmpty {
      var all = Dictionary(datasets, uniquingKeysWith: { $1 })
      if case .object(let own)? = members["datasets"] { all.merge(own) { $1 } }
      members["datasets"] = .object(all)
    }
    members["config"] = Self.configuration(members["config"], drawing)
    json = .object(members)
    notes = writer.notes
  }

  /// The author's configuration with the sizes and colours of the drawing.
  private static func configuration(_ written: JSONValue?, _ drawing: PlotDrawing) -> JSONValue {
    var members: [String: JSONValue] = [:]
    if case .object(let own)? = written { members = own }
    if members["view"] == nil, let view = drawing.facts.views.first {
      members["view"] = [
        "continuousWidth": .number(view.width), "continuousHeight": .number(view.height),
      ]
    }
    if members["range"] == nil {
      let colors = ColorSchemes.categories(Theme.report.categories, count: 8)
      members["range"] = ["category": .array(colors.map { .string($0.hexadecimal) })]
    }
    return .object(members)
  }
}

extension JSONValue {
  /// The rows of a table, each an object; missing values and numbers that are not finite are
  /// `null`.
  init(rowsOf table: Table) {
    let columns = table.columns.map { ($0.name, $0.keys.map(JSONValue.init(cell:))) }
    self = .array(
      (0..<table.rowCount).map { row in
        .object(Dictionary(columns.map { ($0, $1[row]) }, uniquingKeysWith: { $1 }))
      })
  }

  /// The value of a cell: a list where it holds one.
  private init(cell: Results.Value) {
    if let elements = ListText.elements(of: cell) {
      self = .array(elements.map(JSONValue.init(cell:)))
    } else if case .number(let number) = cell, !number.isFinite {
      self = .null
    } else {
      self = JSONValue(cell)
    }
  }
}
