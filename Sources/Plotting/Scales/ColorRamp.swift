package import Drawing

/// Colours along a line, mixed in Oklab between given ones.
package struct ColorRamp: Sendable, Hashable {
  /// The given colours, evenly spaced.
  package let stops: [Color]
  /// The colours at equal distances from the first to the last: more of them than eight bits a
  /// channel can tell apart, mixed once and not for every cell of a heat map.
  private let colors: [Color]

  private static let count = 1025

  package init(_ stops: [Color]) {
    precondition(!stops.isEmpty, "a ramp has at least one colour")
    self.stops = stops
    guard stops.count > 1 else {
      colors = stops
      return
    }
    colors = (0..<Self.count).map { step in
      let position = Double(step * (stops.count - 1)) / Double(Self.count - 1)
      let index = min(Int(position), stops.count - 2)
      return stops[index].mixed(with: stops[index + 1], share: position - Double(index))
    }
  }

  /// The colour a share of the way along the ramp; the first for no number.
  package func color(at share: Double) -> Color {
    guard !share.isNaN else { return colors[0] }
    return colors[Int((min(max(share, 0), 1) * Double(colors.count - 1)).rounded())]
  }
}
