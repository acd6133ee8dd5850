import Manuscript

/// What a configuration says of axes: of all, of one channel's, of one side's, of one kind of scale.
struct AxisConfiguration: Sendable, Hashable {
  /// The parts by their names: `axis`, `axisX`, `axisQuantitative`, `axisXBand`, ….
  private var parts: [String: AxisOptions] = [:]

  /// The kinds of scales that configurations know.
  private static let kinds = ["Band", "Discrete", "Point", "Quantitative", "Temporal"]

  /// The names of the parts.
  static let names: [String] =
    ["axis", "axisX", "axisY", "axisTop", "axisBottom", "axisLeft", "axisRight"]
    + kinds.flatMap { ["axis\($0)", "axisX\($0)", "axisY\($0)"] }

  init() {}

  /// Reads the parts of a configuration that concern axes.
  init(reading reader: inout PropertyReader) {
    for name in Self.names {
      guard let node = reader.value(name) else { continue }
      parts[name] = AxisOptions(configuration: node, name, reader.diagnostics)
    }
  }

  /// What the configuration says of an axis.
  func options(_ channel: Channel, scale: PositionScale?, side: AxisSide?) -> AxisOptions {
    let axis = channel == .x ? "axisX" : "axisY"
    let kinds = scale.map(Self.kinds) ?? []
    // The most particular part comes first.
    var names = kinds.reversed().map { axis + $0 } + kinds.reversed().map { "axis" + $0 }
    names.append(axis)
    if let side {
      names.append("axis" + side.rawValue.prefix(1).uppercased() + side.rawValue.dropFirst())
    }
    names.append("axis")
    var options = AxisOptions()
    for name in names {
      if let part = parts[name] { options.fill(from: part) }
    }
    return options
  }

  private static func kinds(_ scale: PositionScale) -> [String] {
    switch scale {
    case .band(let band): ["Discrete", band.paddingInner == 1 ? "Point" : "Band"]
    case .continuous(let scale):
      scale.transform.name == "time" || scale.transform.name == "utc"
        ? ["Temporal"] : ["Quantitative"]
    }
  }
}
