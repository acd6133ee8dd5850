import Drawing

extension PlotFacts {
  /// A legend.
  public struct Legend: Sendable, Hashable {
    /// How an entry's symbol looks, in Vega's terms.
    public struct Symbol: Sendable, Hashable {
      /// The colour inside; nil for none.
      public var fill: String?
      /// The colour of the outline or line; nil for none.
      public var stroke: String?
      /// The shape: a point's, or `stroke` for a line.
      public var shape: String
      /// The area of a point's symbol in square pixels.
      public var size: Double
    }

    /// The title; empty for none.
    public var title: String
    /// The texts of entries or ticks.
    public var labels: [String]
    /// Whether a gradient shows a continuous scale.
    public var isGradient: Bool
    /// Where it stands.
    public var place: String
    /// The symbols of its entries; empty for a gradient.
    public var symbols: [Symbol] = []
  }
}

extension PlotFacts.Legend {
  init(_ legend: LegendSpecification, _ layout: LegendLayout) {
    title = legend.title.joined(separator: "\n")
    labels = layout.labels
    isGradient = legend.isGradient
    place = legend.place.rawValue
    symbols = legend.entries.map { Symbol($0.look) }
  }
}

extension PlotFacts.Legend.Symbol {
  /// The area at which Vega draws symbols whose size says nothing.
  private static let standardSize = 100.0

  fileprivate init(_ look: LegendLook) {
    let fill = look.pointFill ?? look.fill
    let stroke = look.pointStroke ?? look.line
    self.fill = fill?.hexadecimal
    self.stroke = stroke?.hexadecimal
    shape = look.shape?.rawValue ?? (look.line == nil ? "circle" : "stroke")
    size = look.pointArea ?? Self.standardSize
  }
}
