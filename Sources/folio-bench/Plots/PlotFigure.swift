/// A figure that is measured: its specification, its data, and what it may cost.
struct PlotFigure: Sendable {
  /// What stands in the table.
  let title: String
  /// The names of its files.
  let name: String
  /// The specification without its data, JSON.
  let specification: String
  /// Writes the data, CSV, piece by piece.
  let data: @Sendable ((String) -> Void) -> Void
  /// What it may cost in each kind of file.
  let limits: [PlotFileType: PlotLimits]
  /// Draws it by hand in plain Cairo calls; nil where nobody has.
  var byHand: (@Sendable (PlotFileType) throws -> [UInt8])?

  /// The specification with its data.
  var specificationWithData: String {
    "{\"data\": {\"url\": \"\(name).csv\"}, \(specification.dropFirst())"
  }

  /// All figures.
  static let all = [curves, heatMap, facets, walk, cloud]

  private static let curves = PlotFigure(
    title: "six curves", name: "curves",
    specification: """
      {"width": "15cm", "height": "9cm", "layer": [\(bands)]}
      """,
    data: PlotData.curves,
    limits: [
      .png: PlotLimits(whole: 0.060, again: 0.030, memory: 60_000_000),
      .pdf: PlotLimits(whole: 0.050, again: 0.016, memory: 60_000_000, size: 30_000),
    ],
    byHand: HandDrawnFigure.curves)

  private static let heatMap = PlotFigure(
    title: "heat map", name: "heat",
    specification: """
      {"width": "9cm", "height": "9cm", "mark": "rect", "encoding": {
        "x": {"field": "x", "type": "quantitative", "title": "along the gradient"},
        "y": {"field": "y", "type": "quantitative", "title": "across"},
        "color": {"field": "value", "type": "quantitative", "title": "objective",
          "scale": {"scheme": "viridis"}}}}
      """,
    data: PlotData.heatMap,
    limits: [
      .png: PlotLimits(again: 0.012, memory: 60_000_000),
      .pdf: PlotLimits(again: 0.005, memory: 60_000_000),
    ],
    byHand: HandDrawnFigure.heatMap)

  private static let facets = PlotFigure(
    title: "2 × 3 facets", name: "facets",
    specification: """
      {"facet": {"row": {"field": "method", "type": "nominal"},
        "column": {"field": "task", "type": "nominal"}},
        "spec": {"width": 180, "height": 140, "layer": [\(bands)]}}
      """,
    data: PlotData.facets,
    limits: [
      .png: PlotLimits(again: 0.065, memory: 60_000_000),
      .pdf: PlotLimits(again: 0.025, memory: 60_000_000),
    ],
    byHand: HandDrawnFigure.facets)

  private static let walk = PlotFigure(
    title: "10⁶ points", name: "walk",
    specification: """
      {"width": "15cm", "height": "9cm", "mark": "line", "encoding": {
        "x": {"field": "time", "type": "quantitative"},
        "y": {"field": "reward", "type": "quantitative"}}}
      """,
    data: PlotData.walk,
    limits: [
      .png: PlotLimits(whole: 0.400, again: 0.150, memory: 100_000_000),
      .pdf: PlotLimits(whole: 0.400, again: 0.100, memory: 100_000_000, size: 70_000),
    ],
    byHand: HandDrawnFigure.walk)

  private static let cloud = PlotFigure(
    title: "10⁵ dots", name: "cloud",
    specification: """
      {"width": "12cm", "height": "12cm",
        "mark": {"type": "circle", "size": 6, "opacity": 0.3}, "encoding": {
        "x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}}}
      """,
    data: PlotData.cloud,
    limits: [
      .png: PlotLimits(memory: 60_000_000),
      .pdf: PlotLimits(memory: 60_000_000, size: 1_000_000),
    ],
    byHand: HandDrawnFigure.cloud)

  /// Layers of bands and of lines.
  private static let bands = """
    {"mark": {"type": "area", "opacity": 0.2}, "encoding": {
      "x": {"field": "time", "type": "quantitative"}, "y": {"field": "low", "type": "quantitative"},
      "y2": {"field": "high"}, "color": {"field": "family", "type": "nominal"}}},
    {"mark": "line", "encoding": {
      "x": {"field": "time", "type": "quantitative", "title": "time of the flow"},
      "y": {"field": "reward", "type": "quantitative", "title": "expected reward"},
      "color": {"field": "family", "type": "nominal", "title": "reward family"}}}
    """
}

/// The kinds of files that are measured.
enum PlotFileType: String, CaseIterable, Sendable {
  case png
  case pdf

  /// What stands in the table.
  var title: String { rawValue.uppercased() }
}

/// What a figure may cost; nil where nothing is asked.
struct PlotLimits: Sendable {
  /// Seconds of processor time of a whole process.
  var whole: Double?
  /// Seconds of one more figure in the same process.
  var again: Double?
  /// The greatest memory of a process in bytes.
  var memory: Int?
  /// The size of the file in bytes.
  var size: Int?
  /// How many times what the same figure costs by hand in plain Cairo calls.
  var timesByHand = 2.0
}
