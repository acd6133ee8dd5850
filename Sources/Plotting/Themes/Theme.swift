public import Drawing
public import Typesetting

/// How plots look where the author says nothing: fonts, colours, distances in CSS pixels.
public struct Theme: Sendable, Hashable {
  /// The theme's name.
  public var name: String
  /// The family of all labels.
  public var family: FontFamily
  /// The colour of the page.
  public var background: Color?
  /// The width of a whole figure.
  public var figureWidth: Length
  /// The height of a view over its width.
  public var aspectRatio: Double
  /// The sizes of views; nil where views share what the figure's width leaves them.
  public var views: ViewDefaults?

  /// The sizes of labels of ticks and legends, of titles of axes and legends, of figure titles.
  public var labelSize: Double
  /// The size of the titles of axes and legends.
  public var titleSize: Double
  /// The size of the titles of panels and figures.
  public var headingSize: Double
  /// Whether the titles of axes and legends are bold.
  public var boldTitles: Bool
  /// The colour of labels.
  public var labelColor: Color
  /// The colour of titles.
  public var titleColor: Color

  /// The colour of domain lines and ticks.
  public var axisColor: Color
  /// The width of domain lines and ticks.
  public var axisWidth: Double
  /// The length of ticks.
  public var tickSize: Double
  /// The length of ticks between labels.
  public var minorTickSize: Double
  /// The distance between ticks and labels.
  public var labelPadding: Double
  /// The distance between labels and titles.
  public var titlePadding: Double
  /// The greatest width of a label.
  public var labelLimit: Double
  /// The colour of grid lines.
  public var gridColor: Color
  /// The width of grid lines.
  public var gridWidth: Double
  /// The outline of the view; nil for none.
  public var viewStroke: Color?

  /// The colours of discrete values, in order: the name of a scheme.
  public var categories: String
  /// The scheme of numbers.
  public var sequential: String
  /// The scheme of numbers that fill the cells of heat maps.
  public var heatmap: String
  /// The scheme of ordered values.
  public var ordinal: String
  /// The share of that scheme that ordered categories use: its light end is too faint for lines.
  public var ordinalReach: Double
  /// The scheme of numbers around a middle.
  public var diverging: String
  /// Whether the colours between those of a scheme are mixed so that equal steps look equal, from
  /// end to end for ordered values; else in sRGB and away from the scheme's ends, as Vega does.
  public var evensSchemes: Bool
  /// The colour of marks without one.
  public var markColor: Color
  /// The width of lines.
  public var lineWidth: Double
  /// The area of points in square pixels.
  public var pointSize: Double
  /// Whether the mark `point` is filled where the author says nothing.
  public var fillsPoints: Bool
  /// Whether filled points have a thin outline in the page's colour, to be told apart.
  public var outlinesPoints: Bool
  /// Whether symbols of different shapes are drawn so that they look equally large.
  public var evensShapes: Bool
  /// The opacity of points.
  public var pointOpacity: Double
  /// The width of the outlines of hollow points.
  public var pointStrokeWidth: Double
  /// The opacity of bands between two lines.
  public var bandOpacity: Double
  /// The width of rules.
  public var ruleWidth: Double
  /// The width of a discrete step where a view has no width of its own.
  public var step: Double
  /// Whether underscores in columns' names become spaces in titles.
  public var spellsOutNames: Bool
  /// The least distance of marks and labels from the page's edge.
  public var padding: PageMargins
  /// The distance between panels.
  public var spacing: Double

  /// What the specification's configuration says of axes.
  var axes = AxisConfiguration()
  /// How the titles of fields are made.
  var titleForm = FieldTitle.Form.verbal
  /// The title of an axis or legend that counts rows.
  public var countTitle = "Count of Records"

  /// The report's own theme: restrained, safe for colour-blind readers, legible in grey.
  public static let report = Theme(
    name: "report", family: .heros, background: .white, figureWidth: .centimetres(15),
    aspectRatio: 0.62, views: nil, labelSize: 10.5, titleSize: 11.5, headingSize: 12.5,
    boldTitles: false,
    labelColor: Color(hex: 0x333333), titleColor: Color(hex: 0x111111),
    axisColor: Color(hex: 0x555555), axisWidth: 1, tickSize: 4, minorTickSize: 2.5,
    labelPadding: 3.5, titlePadding: 7, labelLimit: 180, gridColor: Color(hex: 0xE6E6E6),
    gridWidth: 0.5, viewStroke: nil, categories: "report", sequential: "viridis",
    heatmap: "viridis", ordinal: "viridis", ordinalReach: 0.82, diverging: "redblue",
    evensSchemes: true, markColor: Color(hex: 0x174A85), lineWidth: 1.6,
    pointSize: 34,
    fillsPoints: true, outlinesPoints: true, evensShapes: true, pointOpacity: 1,
    pointStrokeWidth: 1.4,
    bandOpacity: 0.2, ruleWidth: 1, step: 22,
    spellsOutNames: true, padding: PageMargins(3), spacing: 18, countTitle: "count")

  /// The area at which a symbol is drawn for an area asked for.
  func area(_ area: Double, of shape: PointShape) -> Double {
    evensShapes ? area * shape.opticalFactor : area
  }

  /// The files of the fonts that plots of this theme may show, by their paths.
  ///
  /// - Throws: `TypesettingError` where a font is not installed.
  public func fontFiles() throws(TypesettingError) -> [FontFile] {
    let fonts = try ThemeFonts(self)
    let files = [fonts.label, fonts.title, fonts.heading].flatMap(\.fontFiles)
    return Set(files).sorted { ($0.path, $0.index) < ($1.path, $1.index) }
  }

  func font(_ size: Double, bold: Bool = false) -> Font {
    Font(family, bold ? .bold : .regular, size: .pixels(size))
  }
}

/// The typesetters of a theme, made once a plot.
struct ThemeFonts: Sendable {
  let label: LabelTypesetter
  let title: LabelTypesetter
  let heading: LabelTypesetter
  /// Whether dollar signs in texts enclose formulas.
  let readsFormulas: Bool

  init(_ theme: Theme) throws(TypesettingError) {
    label = try LabelTypesetter(theme.font(theme.labelSize))
    title = try LabelTypesetter(theme.font(theme.titleSize, bold: theme.boldTitles))
    heading = try LabelTypesetter(theme.font(theme.headingSize, bold: true))
    readsFormulas = !theme.followsGrammar
  }
}
