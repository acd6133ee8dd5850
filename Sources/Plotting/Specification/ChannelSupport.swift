/// Which marks can show which channels, as in Vega-Lite: what a mark cannot show neither parts it nor
/// gets a legend.
enum ChannelSupport {
  /// The marks that can show a channel; nil where all can.
  private static func marks(_ channel: Channel) -> Set<String>? {
    switch channel {
    case .size:
      [
        "point", "tick", "rule", "circle", "square", "bar", "text", "line", "trail",
      ]
    case .strokeDash: ["line", "point", "tick", "rule", "circle", "square", "bar"]
    case .shape: ["point"]
    case .angle: ["point", "square", "text"]
    case .theta, .radius: ["text", "arc"]
    case .theta2, .radius2: ["arc"]
    default: nil
    }
  }

  /// The marks of Vega-Lite that stand for themselves: marks of ours show what they can.
  private static let plain: Set<String> = [
    "arc", "area", "bar", "circle", "line", "point", "rect", "rule", "square", "text", "tick",
    "trail",
  ]

  /// Whether a mark can show a channel.
  static func isShown(_ channel: Channel, by mark: String) -> Bool {
    !plain.contains(mark) || marks(channel)?.contains(mark) ?? true
  }
}

extension LayerSpecification {
  /// The layer without the channels that its mark cannot show.
  var withShownChannels: LayerSpecification {
    var layer = self
    for channel in encoding.channels where !ChannelSupport.isShown(channel, by: mark.type) {
      layer.encoding[channel] = nil
    }
    return layer
  }
}
