import Drawing
import Manuscript
import Typesetting

/// What a specification says of the whole figure: its ground, margins, and the sizes of its views.
struct PageOptions: Sendable {
  /// The properties of a specification that concern the page, and what is read with them.
  static let names: Set<String> = ["background", "padding", "config"]

  private var background: PlotColor?
  private var padding: PageMargins?
  private var views = GivenViews()
  private var family: FontFamily?
  private var titleForm: FieldTitle.Form?
  private var countTitle: String?
  private let axes: AxisConfiguration
  /// How numbers and dates are written.
  let locale: FormatLocale
  /// What the figure shows, in its author's words; nil where they give none.
  let description: String?
  /// The figure's title; nil for none.
  let title: String?

  /// The sizes of views, so far as the author gives them.
  private struct GivenViews {
    var width: Double?
    var height: Double?
    var discreteWidth: Double?
    var discreteHeight: Double?
    var step: Double?
  }

  /// Reads the page's properties: the specification's own, else those of its configuration.
  init(reading node: YAMLNode, _ configuration: Configuration) {
    axes = configuration.axes
    locale = configuration.locale
    description = node["description"]?.string
    title = TitleText.plain(node["title"]?["text"] ?? node["title"])
    guard var reader = PropertyReader(node, "the plot", configuration.diagnostics) else { return }
    let ground = reader.value("background") ?? configuration["background"]
    if let ground { background = Self.color(ground, configuration.diagnostics) }
    if let margins = reader.value("padding") ?? configuration["padding"] {
      padding = PageMargins(reading: margins, configuration.diagnostics)
    }
    if let view = configuration["view"] { readViews(view, configuration.diagnostics) }
    readTexts(configuration)
  }

  private mutating func readTexts(_ configuration: Configuration) {
    if let node = configuration["font"], let names = node.string {
      family = names.split(separator: ",").lazy.map { FontFamily(css: String($0)) }
        .first { ThemeFonts.isInstalled($0) }
      if family == nil {
        configuration.diagnostics.report(PlotMessages.missingFont(names, at: node.range))
      }
    }
    countTitle = configuration["countTitle"]?.scalarText
    guard let node = configuration["fieldTitle"] else { return }
    titleForm = node.string.flatMap(FieldTitle.Form.init)
    if titleForm == nil {
      configuration.diagnostics.report(
        PlotMessages.wrongChoice(
          node, "‘fieldTitle’ of the configuration",
          valid: FieldTitle.Form.allCases.map(\.rawValue)))
    }
  }

  /// A colour; none for `null`.
  private static func color(
    _ node: YAMLNode, _ diagnostics: SpecificationDiagnostics
  ) -> PlotColor? {
    node.isNull ? PlotColor(color: nil) : PlotColor(reading: node, "‘background’", diagnostics)
  }

  private mutating func readViews(_ node: YAMLNode, _ diagnostics: SpecificationDiagnostics) {
    let sizes: Set<String> = [
      "continuousWidth", "continuousHeight", "discreteWidth", "discreteHeight", "step",
    ]
    let others = Set((node.entries ?? []).map(\.key.value)).subtracting(sizes)
    let subject = "‘view’ of the configuration"
    guard var reader = PropertyReader(node.removing(others), subject, diagnostics) else { return }
    let lengths = 1.0...20_000
    views.width = reader.number("continuousWidth", lengths)
    views.height = reader.number("continuousHeight", lengths)
    views.step = reader.number("step", lengths)
    for (name, path) in [
      ("discreteWidth", \GivenViews.discreteWidth), ("discreteHeight", \GivenViews.discreteHeight),
    ] {
      guard let value = reader.value(name) else { continue }
      if let step = value["step"]?.double, lengths.contains(step) {
        views.step = step
      } else {
        views[keyPath: path] = reader.number(name, lengths)
      }
    }
    reader.finish()
  }

  // MARK: - Themes

  /// A theme with what the specification says of the page laid over it.
  func applied(to theme: Theme) -> Theme {
    var theme = theme
    if let background { theme.background = background.color }
    if let padding { theme.padding = padding }
    if let step = views.step { theme.step = step }
    if let family { theme.family = family }
    if let titleForm { theme.titleForm = titleForm }
    if let countTitle { theme.countTitle = countTitle }
    theme.axes = axes
    guard views.width != nil || views.height != nil || theme.views != nil else { return theme }
    let width = views.width ?? theme.views?.width
    let height = views.height ?? theme.views?.height
    let side = width ?? height ?? theme.figureWidth.pixels
    var defaults = ViewDefaults(
      width: width ?? side / theme.aspectRatio, height: height ?? side * theme.aspectRatio)
    defaults.discreteWidth = views.discreteWidth ?? theme.views?.discreteWidth
    defaults.discreteHeight = views.discreteHeight ?? theme.views?.discreteHeight
    theme.views = defaults
    return theme
  }
}

extension ThemeFonts {
  /// Whether a family's upright cut is there.
  fileprivate static func isInstalled(_ family: FontFamily) -> Bool {
    (try? LabelTypesetter(Font(family, size: .pixels(10)))) != nil
  }
}

extension PageMargins {
  /// Reads a padding: one number, or one for each side.
  fileprivate init?(reading node: YAMLNode, _ diagnostics: SpecificationDiagnostics) {
    let range = 0.0...10_000
    if let distance = node.double, range.contains(distance) {
      self.init(distance)
      return
    }
    guard node.entries != nil, var reader = PropertyReader(node, "‘padding’", diagnostics) else {
      diagnostics.report(
        PlotMessages.wrongType(node, "‘padding’", expected: "a number, or one for each side"))
      return nil
    }
    self.init(0)
    left = reader.number("left", range) ?? 0
    top = reader.number("top", range) ?? 0
    right = reader.number("right", range) ?? 0
    bottom = reader.number("bottom", range) ?? 0
    reader.finish()
  }
}

extension TitleText {
  /// A title's text on one line; nil where there is none.
  fileprivate static func plain(_ node: YAMLNode?) -> String? {
    guard let node else { return nil }
    let lines = (node.elements ?? [node]).compactMap(\.string)
    return lines.isEmpty ? nil : lines.joined(separator: " ")
  }
}
