import Manuscript

/// What a view with views inside says of their scales, axes and legends: which are shared.
struct Resolution: Sendable, Hashable {
  /// The ways in which views hold others.
  enum Composition: Sendable, Hashable {
    case layer
    case facet
    case concat
  }

  /// Whether views have something in common or each for itself.
  enum Mode: String, Sendable, Hashable, CaseIterable {
    case shared
    case independent
  }

  let composition: Composition
  private var scales: [Channel: Mode] = [:]
  private var guides: [Channel: Mode] = [:]

  /// What holds where the author says nothing.
  init(_ composition: Composition) {
    self.composition = composition
  }

  /// Reads `resolve` of a view.
  init(_ composition: Composition, reading reader: inout PropertyReader) {
    self.composition = composition
    guard let node = reader.value("resolve"),
      var outer = PropertyReader(node, "‘resolve’", reader.diagnostics)
    else { return }
    let channels = Channel.allCases.filter { $0.hasScale && $0.scaleChannel == $0 }
    scales = Self.modes("scale", channels, &outer)
    guides = Self.modes("axis", [.x, .y], &outer)
    let legends = channels.filter(\.hasLegend)
    guides.merge(Self.modes("legend", legends, &outer)) { first, _ in first }
    outer.finish()
  }

  private static func modes(
    _ name: String, _ channels: [Channel], _ reader: inout PropertyReader
  ) -> [Channel: Mode] {
    guard let node = reader.value(name),
      var inner = PropertyReader(node, "‘\(name)’ of ‘resolve’", reader.diagnostics)
    else { return [:] }
    var modes: [Channel: Mode] = [:]
    for channel in channels { modes[channel] = inner.choice(channel.rawValue) }
    inner.finish()
    return modes
  }

  /// Gives each view inside a scale of its own on a channel.
  mutating func separate(_ channel: Channel) { scales[channel] = .independent }

  /// Whether the views inside place or paint a channel with one scale.
  func sharesScale(_ channel: Channel) -> Bool {
    if let mode = scales[channel] { return mode == .shared }
    switch composition {
    case .layer: return true
    case .facet: return channel != .theta
    case .concat: return ![.x, .y, .theta, .radius].contains(channel)
    }
  }

  /// Whether one axis or legend explains a channel of all views inside; what has scales of its own
  /// has guides of its own.
  func sharesGuide(_ channel: Channel) -> Bool {
    sharesScale(channel) && guides[channel] != .independent
  }
}
