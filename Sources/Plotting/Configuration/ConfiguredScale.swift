import Manuscript

/// What a field measures, so far as its definition tells.
enum FieldKind: String {
  case quantitative
  case temporal
  case ordinal
  case nominal

  /// The kind by a definition's type, else by what is done to the field; nil where data decide.
  init?(_ definition: YAMLNode) {
    if let type = definition["type"]?.string {
      self.init(rawValue: type)
    } else if definition["aggregate"]?.string != nil {
      self = .quantitative
    } else if let bin = definition["bin"], bin.boolean != false, !bin.isNull {
      self = .quantitative
    } else if definition["timeUnit"] != nil {
      self = .temporal
    } else if definition["sort"]?.elements != nil {
      self = .ordinal
    } else {
      return nil
    }
  }
}

/// Lays what a configuration says of ranges and scales into a channel's scale.
struct ConfiguredScale {
  let configuration: Configuration
  /// The mark that the channel is for; nil where layers inherit it.
  let mark: String?
  /// Whether another channel parts the bands of this one.
  let isNested: Bool

  /// The scale with its defaults.
  func scale(_ node: YAMLNode, _ channel: String, _ kind: FieldKind?) -> YAMLNode {
    var node = node
    if !node.gives("range"), !node.gives("scheme"), let range = range(node, channel, kind) {
      if let scheme = range["scheme"] {
        let isNameAlone = range.entries?.count == 1
        let named = range.renaming(["scheme": "name"])
        node = node.setting("scheme", isNameAlone ? scheme : named)
      } else {
        node = node.setting(range.string == nil ? "range" : "scheme", range)
      }
    }
    for (name, property) in plainProperties(channel, kind) {
      if let value = configuration["scale", name], !node.gives(property) {
        node = node.setting(property, value)
      }
    }
    return node
  }

  private func range(_ scale: YAMLNode, _ channel: String, _ kind: FieldKind?) -> YAMLNode? {
    switch channel {
    case "color", "fill", "stroke": return colors(scale, kind)
    case "shape": return configuration["range", "symbol"]
    case "opacity", "size", "strokeWidth":
      let name = channel == "size" ? size : channel.prefix(1).uppercased() + channel.dropFirst()
      guard let least = configuration["scale", "min\(name)"],
        let greatest = configuration["scale", "max\(name)"]
      else { return nil }
      return YAMLNode(.sequence([least, greatest]), at: least.range)
    default: return nil
    }
  }

  /// What the size of a mark is called in a configuration.
  private var size: String {
    switch mark {
    case "text": "FontSize"
    case "bar", "tick": "BandSize"
    default: "Size"
    }
  }

  private func colors(_ scale: YAMLNode, _ kind: FieldKind?) -> YAMLNode? {
    switch kind {
    case .nominal, nil: configuration["range", "category"]
    case .ordinal: configuration["range", "ordinal"]
    case .quantitative, .temporal:
      if scale.gives("domainMid") {
        configuration["range", "diverging"]
      } else {
        configuration["range", mark == "rect" ? "heatmap" : "ramp"]
      }
    }
  }

  /// The scale's properties that the configuration has under names of their own.
  private func plainProperties(
    _ channel: String, _ kind: FieldKind?
  ) -> [(name: String, property: String)] {
    var properties: [(String, String)] = []
    let isPosition = channel == "x" || channel == "y"
    let isDiscrete = kind == .nominal || kind == .ordinal
    if kind == .quantitative || kind == .temporal { properties.append(("clamp", "clamp")) }
    if isPosition { properties.append(("round", "round")) }
    if isPosition, kind == .quantitative {
      properties += [("zero", "zero"), ("continuousPadding", "padding")]
    }
    if channel == "x", !isDiscrete { properties.append(("xReverse", "reverse")) }
    guard isDiscrete else { return properties }
    if channel == "xOffset" || channel == "yOffset" {
      return [
        ("offsetBandPaddingInner", "paddingInner"), ("offsetBandPaddingOuter", "paddingOuter"),
      ]
    }
    return isPosition ? properties + paddings : properties
  }

  /// The paddings of a discrete axis, the most particular ones first.
  private var paddings: [(name: String, property: String)] {
    if isNested {
      return [
        ("bandWithNestedOffsetPaddingInner", "paddingInner"),
        ("bandWithNestedOffsetPaddingOuter", "paddingOuter"),
      ]
    }
    let band = [("bandPaddingInner", "paddingInner"), ("bandPaddingOuter", "paddingOuter")]
    switch mark {
    case "bar": return [("barBandPaddingInner", "paddingInner")] + band
    case "tick": return [("tickBandPaddingInner", "paddingInner")] + band
    case "rect": return [("rectBandPaddingInner", "paddingInner")] + band
    case nil: return band
    default: return [("pointPadding", "padding")]
    }
  }
}
