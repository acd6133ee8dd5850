/// Which scale, or which legend or axis, something belongs to: its channel and the view that has it.
struct ScaleKey: Sendable, Hashable, Comparable {
  /// The way from the whole plot to the view, by the places of views within views.
  var path: [Int]
  var channel: Channel
  /// Whether the view is one of the panels of a facet, or within one.
  var isOfPanel = false

  /// The views on the way, as Vega calls them.
  var prefixes: [String] = []

  /// The name of the scale, as Vega gives it: that of its channel after those of views on the way.
  var name: String { (prefixes + [channel.rawValue]).joined(separator: "_") }

  /// What belongs to panels comes first, as in Vega's scene; else outer views do.
  static func < (left: ScaleKey, right: ScaleKey) -> Bool {
    if left.isOfPanel != right.isOfPanel { return left.isOfPanel }
    if left.path == right.path {
      return Self.position(left.channel) < Self.position(right.channel)
    }
    return left.path.lexicographicallyPrecedes(right.path)
  }

  private static func position(_ channel: Channel) -> Int {
    Channel.allCases.firstIndex(of: channel) ?? 0
  }
}

/// The way from the whole plot to a layer, with what each view on it says of those inside.
struct ViewPath: Sendable {
  private(set) var places: [Int] = []
  private var resolutions: [Resolution] = []

  /// The way one view further.
  func entering(_ index: Int, _ resolution: Resolution) -> ViewPath {
    var path = self
    path.places.append(index)
    path.resolutions.append(resolution)
    return path
  }

  /// The scale that a layer at the end of the way uses on a channel.
  func scale(_ channel: Channel) -> ScaleKey {
    key(channel) { $0.sharesScale(channel) }
  }

  /// The axis or legend that explains a channel of a layer at the end of the way.
  func guide(_ channel: Channel) -> ScaleKey {
    key(channel) { $0.sharesGuide(channel) }
  }

  /// What is shared belongs to the outermost view that shares it.
  private func key(_ channel: Channel, _ isShared: (Resolution) -> Bool) -> ScaleKey {
    let depth = resolutions.lastIndex { !isShared($0) }.map { $0 + 1 } ?? 0
    let isOfPanel = resolutions.prefix(depth).contains { $0.composition == .facet }
    let prefixes = zip(places, resolutions).prefix(depth).map { place, resolution in
      switch resolution.composition {
      case .facet: "child"
      case .concat: "concat_\(place)"
      case .layer: "layer_\(place)"
      }
    }
    return ScaleKey(
      path: Array(places.prefix(depth)), channel: channel, isOfPanel: isOfPanel, prefixes: prefixes)
  }
}
