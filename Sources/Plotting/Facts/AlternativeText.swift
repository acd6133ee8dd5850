import Results
import Typesetting

/// Says in words what a plot shows, from its data.
struct AlternativeText {
  private let facts: PlotFacts
  private let layers: [PreparedLayer]

  init(_ facts: PlotFacts, _ layers: [PreparedLayer]) {
    self.facts = facts
    self.layers = layers
  }

  /// The whole text: what is plotted, the ranges of the axes, how the series run.
  var text: String {
    var sentences = [subject]
    sentences += (facts.views.first?.axes ?? []).map(range)
    if let series = seriesSentence { sentences.append(series) }
    sentences += trends
    sentences += facts.views.filter(\.isInset).map(inset)
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  // MARK: - What

  private var subject: String {
    let axes = facts.views.first?.axes ?? []
    let x = axes.first { $0.channel == "x" }.map(title) ?? ""
    let y = axes.first { $0.channel == "y" }.map(title) ?? ""
    let what =
      y.isEmpty || x.isEmpty ? [y, x].first { !$0.isEmpty } ?? "data" : "\(y) against \(x)"
    let count = facts.views.count { !$0.isInset }
    let panels = count > 1 ? " in \(count) panels" : ""
    return "\(kind) of \(what)\(panels)."
  }

  /// An axis title as it is read, without the dollar signs of its formulas.
  private func title(_ axis: PlotFacts.Axis) -> String { Label(parsing: axis.title).plainText }

  private var kind: String {
    let types = layers.map(\.mark.type)
    if types.contains(ContourMark.name) { return "Contour plot" }
    if types.contains(where: { [ArrowMark.name, StreamlineMark.name].contains($0) }) {
      return "Vector field"
    }
    if types.contains("arc") { return "Pie chart" }
    if types.contains("bar") { return "Bar chart" }
    if types.contains("rect") { return "Heat map" }
    if types.contains("line") { return "Line chart" }
    if types.contains("area") { return "Area chart" }
    if types.contains(where: { ["point", "circle", "square"].contains($0) }) {
      return "Scatter plot"
    }
    return "Plot"
  }

  private func range(_ axis: PlotFacts.Axis) -> String {
    let name =
      title(axis).isEmpty ? "The \(axis.channel) axis" : "The \(axis.channel) axis, \(title(axis)),"
    if axis.extent.count == 2 {
      let isTime = Self.isTime(axis.scale)
      let ends = axis.extent.map { isTime ? date($0, axis.extent) : TickLabels.plain($0) }
      let (least, greatest) = (ends[0], ends[1])
      let kind = axis.scale == "log" ? ", logarithmic" : ""
      return "\(name) runs from \(least) to \(greatest)\(kind)."
    }
    guard axis.values.count <= 8 else { return "\(name) has \(axis.values.count) values." }
    return "\(name) shows \(axis.values.joined(separator: ", "))."
  }

  private static func isTime(_ scale: String) -> Bool { scale == "time" || scale == "utc" }

  /// A point in time, to the minute where a stretch of time is short.
  private func date(_ time: Double, _ stretch: [Double]) -> String {
    let days = ((stretch.max() ?? 0) - (stretch.min() ?? 0)) / 86_400_000
    let format = TimeFormat(parsing: days < 3 ? "%Y-%m-%d %H:%M" : "%Y-%m-%d")
    return format?.text(time) ?? TickLabels.plain(time)
  }

  /// What an inset shows: the part of the axes that is enlarged.
  private func inset(_ view: PlotFacts.View) -> String {
    let parts = view.axes.filter { $0.extent.count == 2 }.map { axis in
      "\(axis.channel) from \(TickLabels.plain(axis.extent[0])) to "
        + TickLabels.plain(axis.extent[1])
    }
    return "An inset shows \(parts.isEmpty ? "other data" : parts.joined(separator: " and "))."
  }

  private var seriesSentence: String? {
    let names = facts.views.flatMap(\.marks).flatMap(\.series).uniqued()
    guard !names.isEmpty else { return nil }
    return names.count > 8
      ? "\(names.count) series are told apart."
      : "Series: \(names.joined(separator: ", "))."
  }

  // MARK: - How

  /// How each series of lines (or, without lines, of points) runs from its first to its last value.
  private var trends: [String] {
    let drawn = layers.filter { $0.mark.type == "line" }
    let chosen = drawn.isEmpty ? layers.filter { $0.mark.type == "point" } : drawn
    let sentences = chosen.flatMap(trends)
    return sentences.count > 6 ? [] : sentences
  }

  private func trends(_ layer: PreparedLayer) -> [String] {
    guard let xs = layer.numbers(.x), let ys = layer.numbers(.y) else { return [] }
    let axis = facts.views.first?.axes.first { $0.channel == "x" && Self.isTime($0.scale) }
    func place(_ x: Double) -> String { axis.map { date(x, $0.extent) } ?? short(x) }
    return layer.series().compactMap { rows in
      let known = rows.filter { !xs[$0].isNaN && !ys[$0].isNaN }.sorted { xs[$0] < xs[$1] }
      guard let first = known.first, let last = known.last, known.count > 1 else { return nil }
      let name = EndLabels.name(layer, first).map { $0.prefix(1).uppercased() + $0.dropFirst() }
      return "\(name ?? "The values") \(verb(known.map { ys[$0] })) from \(short(ys[first])) "
        + "at \(place(xs[first])) to \(short(ys[last])) at \(place(xs[last]))."
    }
  }

  private func verb(_ values: [Double]) -> String {
    let pairs = zip(values, values.dropFirst())
    if pairs.allSatisfy({ $0 == $1 }) { return "stays" }
    if pairs.allSatisfy({ $0 <= $1 }) { return "rises" }
    if pairs.allSatisfy({ $0 >= $1 }) { return "falls" }
    return "goes"
  }

  private func short(_ number: Double) -> String {
    TickLabels.plain(DecimalDigits(number).rounded(toSignificant: 3).value(isNegative: number < 0))
  }
}

extension DecimalDigits {
  /// The number that the digits stand for.
  func value(isNegative: Bool) -> Double {
    guard !isZero else { return 0 }
    let text = "0.\(digits.map(String.init).joined())e\(exponent)"
    return (Double(text) ?? 0) * (isNegative ? -1 : 1)
  }
}
