import Results

/// What readers should know about rows that are not drawn.
enum MarkNotes {
  static func notes(_ scene: MarkScene) -> [String] {
    [(Channel.x, scene.positions.x), (.y, scene.positions.y)].compactMap { channel, scale in
      guard let field = scene.layer.encoding.field(channel), let scale,
        let values = scene.layer.values(channel), scene.layer.stacked != channel
      else { return nil }
      let missing = values.count { $0 == .missing }
      let unplaced = values.count { $0 != .missing && scale.place($0).isNaN }
      guard unplaced > 0 else {
        return missing == 0
          ? nil : "\(missing) of \(values.count) rows have no ‘\(field.column)’ and are not drawn"
      }
      return "\(unplaced) of \(values.count) rows have a ‘\(field.column)’ outside the "
        + "\(scaleName(scale)) scale and are not drawn"
    }
  }

  private static func scaleName(_ scale: PositionScale) -> String {
    switch scale {
    case .continuous(let scale):
      scale.transform.name == "log" ? "logarithmic" : scale.transform.name
    case .band: "discrete"
    }
  }
}
