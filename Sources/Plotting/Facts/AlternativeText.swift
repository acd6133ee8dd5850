import Results
import Typesetting

/// Says in words what a plot shows, from its data.
struct AlternativeText {
  /// A chart, or one in panels, with its layers.
  struct Part {
    /// The layers with the rows of all panels.
    let layers: [PreparedLayer]
    /// The number of views.
    var panels = 1
    /// The fields that part the panels, with their values.
    var facets: [(field: FieldDefinition, values: [Value])] = []
  }

  private let facts: PlotFacts
  private let parts: [Part]
  /// The views of each part.
  private let views: [[PlotFacts.View]]

  init(_ facts: PlotFacts, _ parts: [Part]) {
    self.facts = facts
    self.parts = parts
    var rest = facts.views.filter { !$0.isInset }[...]
    views = parts.map { part in
      defer { rest = rest.dropFirst(part.panels) }
      return Array(rest.prefix(part.panels))
    }
  }

  /// The whole text: what is plotted, the ranges of the axes, how the series run; of several plots
  /// beside each other, one after the other.
  var text: String {
    var sentences: [String] = []
    if parts.count > 1 { sentences.append("\(parts.count) plots.") }
    for (part, views) in zip(parts, views) {
      let described = PartDescription(part, views)
      sentences += described.subject + described.ranges
      if parts.count <= 6 { sentences += described.contents }
    }
    sentences += facts.views.filter(\.isInset).map(inset)
    return sentences.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What an inset shows: the part of the axes that is enlarged.
  private func inset(_ view: PlotFacts.View) -> String {
    let parts = view.axes.filter { $0.extent.count == 2 }.map { axis in
      "\(axis.channel) from \(TickLabels.plain(axis.extent[0])) to "
        + TickLabels.plain(axis.extent[1])
    }
    return "An inset shows \(parts.isEmpty ? "other data" : parts.joined(separator: " and "))."
  }
}

/// Numbers and lists as texts say them.
enum Words {
  /// A number with three digits.
  static func short(_ number: Double) -> String {
    TickLabels.plain(DecimalDigits(number).rounded(toSignificant: 3).value(isNegative: number < 0))
  }

  /// A number, or a name, as data hold it.
  static func short(_ value: Value) -> String {
    value.double.isNaN ? Label(parsing: value.text).plainText : short(value.double)
  }

  /// `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The text with a capital.
  static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  static func isTime(_ scale: String) -> Bool { scale == "time" || scale == "utc" }

  /// A point in time, to the minute where a stretch of time is short.
  static func date(_ time: Double, _ stretch: [Double]) -> String {
    let days = ((stretch.max() ?? 0) - (stretch.min() ?? 0)) / 86_400_000
    let format = TimeFormat(parsing: days < 3 ? "%Y-%m-%d %H:%M" : "%Y-%m-%d")
    return format?.text(time) ?? TickLabels.plain(time)
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
