package import Drawing
import Synchronization

/// Colours along a line, mixed between given ones.
package struct ColorRamp: Sendable, Hashable {
  /// The given colours, evenly spaced.
  package let stops: [Color]
  /// How colours between the given ones are mixed.
  private let mixing: ColorMixing
  /// The part of the line that is used; its end before its start runs backwards.
  private let extent: Extent
  /// The stops, or in Oklab the colours at equal distances from the first to the last: more of them
  /// than eight bits a channel can tell apart, mixed once and not for every cell of a heat map.
  private let colors: [Color]
  /// The shares at which one colour ends and the next one starts; empty for a smooth ramp.
  private var bounds: [Double] = []

  /// Where a ramp starts and ends along its line of colours.
  package struct Extent: Sendable, Hashable {
    package var start: Double
    package var end: Double

    package init(_ start: Double, _ end: Double) {
      self.start = start
      self.end = end
    }
  }

  private static let count = 1025

  package init(
    _ stops: [Color], mixing: ColorMixing = .oklab, extent: Extent = Extent(0, 1)
  ) {
    precondition(!stops.isEmpty, "a ramp has at least one colour")
    self.stops = stops
    self.mixing = mixing
    self.extent = extent
    guard stops.count > 1, mixing == .oklab else {
      colors = stops
      return
    }
    let key = Key(stops: stops, extent: extent)
    if let known = Self.known.withLock({ $0[key] }) {
      colors = known
      return
    }
    let mixed = Self.mixed(stops, extent)
    colors = mixed
    Self.known.withLock { known in
      if known.count >= Self.keptCount { known = [:] }
      known[key] = mixed
    }
  }

  /// What the colours of a smooth ramp depend on.
  private struct Key: Hashable {
    let stops: [Color]
    let extent: Extent
  }

  /// Ramps mixed before, since the figures of a process mostly share a few: a ramp takes as long as
  /// several thousand cells of a heat map.
  private static let known = Mutex<[Key: [Color]]>([:])
  private static let keptCount = 64

  private static func mixed(_ stops: [Color], _ extent: Extent) -> [Color] {
    let labs = stops.map(Oklab.init)
    return (0..<count).map { step in
      let share = Double(step) / Double(count - 1)
      let position = (extent.start + share * (extent.end - extent.start)) * Double(stops.count - 1)
      let index = min(max(Int(position), 0), stops.count - 2)
      let (from, to) = (stops[index], stops[index + 1])
      let part = min(max(position - Double(index), 0), 1)
      var color = labs[index].mixed(with: labs[index + 1], share: part).color
      color.alpha = from.alpha + (to.alpha - from.alpha) * part
      return color
    }
  }

  /// The colour a share of the way along the ramp; the first for no number.
  ///
  /// Beyond its ends a ramp goes on as it ran, except in Oklab.
  package func color(at share: Double) -> Color {
    guard !share.isNaN, stops.count > 1 else { return colors[0] }
    let share = bounds.isEmpty ? share : middle(around: share)
    // So far beyond its ends no ramp changes any more, and sums of colours stay numbers.
    guard mixing == .oklab else { return mixed(at: min(max(share, -1000), 1000)) }
    return colors[index(at: share)]
  }

  /// The index of the colour a share of the way along the ramp.
  private func index(at share: Double) -> Int {
    Int(min(max(share, 0), 1) * Double(colors.count - 1) + 0.5)
  }

  /// All colours of a smooth ramp, and the index of the one at each of some shares: -1 for no number.
  ///
  /// - Returns: Nil for a ramp in steps, or one whose colours are mixed one by one.
  func palette(at shares: [Double]) -> (indices: [Int32], colors: [Color])? {
    guard mixing == .oklab, bounds.isEmpty, stops.count > 1 else { return nil }
    return (shares.map { $0.isNaN ? -1 : Int32(index(at: $0)) }, colors)
  }

  private func mixed(at share: Double) -> Color {
    let position = (extent.start + share * (extent.end - extent.start)) * Double(stops.count - 1)
    let index = Int(min(max(position, 0), Double(stops.count - 2)))
    return mixing.mixer(stops[index], stops[index + 1])(position - Double(index))
  }

  /// Colours taken evenly from a part of the ramp; one alone is the start's.
  package func samples(_ count: Int, from start: Double = 0, to end: Double = 1) -> [Color] {
    let last = Double(max(count - 1, 1))
    return (0..<max(count, 0)).map { color(at: start + (end - start) * Double($0) / last) }
  }

  /// Colours taken evenly from the ramp and away from its ends, which are a step farther out.
  package func insetSamples(_ count: Int) -> [Color] {
    (0..<max(count, 0)).map { color(at: Double($0 + 1) / Double(count + 1)) }
  }

  /// The ramp from another part of its colours.
  package func using(_ extent: Extent) -> ColorRamp {
    ColorRamp(stops, mixing: mixing, extent: extent)
  }

  /// The ramp in steps: between two shares, and between each end and the next share, one colour, that
  /// of the middle.
  package func stepped(at shares: [Double]) -> ColorRamp {
    var ramp = self
    ramp.bounds = [0] + shares.sorted() + [1]
    return ramp
  }

  /// The middle of the step in which a share lies; a share at a bound belongs to the step after it.
  private func middle(around share: Double) -> Double {
    let above = min(max(bounds.firstIndex { $0 > share } ?? bounds.count - 1, 1), bounds.count - 1)
    return (bounds[above - 1] + bounds[above]) / 2
  }

  /// The ramp with first and last exchanged.
  package var reversed: ColorRamp { using(Extent(extent.end, extent.start)) }
}
