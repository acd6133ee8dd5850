import Drawing

/// The shapes of points: Vega's symbols, or a path of the author's.
enum PointShape: Sendable, Hashable {
  case circle
  case square
  case cross
  case diamond
  case triangleUp
  case triangleDown
  case triangleRight
  case triangleLeft
  case triangle
  case arrow
  case wedge
  case stroke
  /// A path in the text form of SVG, in a square from −1 to 1.
  case path(String)
}

extension PointShape: RawRepresentable, CaseIterable {
  /// The shapes that have a name.
  static let allCases: [PointShape] = [
    .circle, .square, .cross, .diamond, .triangleUp, .triangleDown, .triangleRight, .triangleLeft,
    .triangle, .arrow, .wedge, .stroke,
  ]

  /// A shape by its name, or by its path.
  init?(rawValue: String) {
    if let shape = Self.allCases.first(where: { $0.rawValue == rawValue }) {
      self = shape
    } else if PathText.path(rawValue) != nil {
      self = .path(rawValue)
    } else {
      return nil
    }
  }

  /// The name, or the path.
  var rawValue: String {
    switch self {
    case .circle: "circle"
    case .square: "square"
    case .cross: "cross"
    case .diamond: "diamond"
    case .triangleUp: "triangle-up"
    case .triangleDown: "triangle-down"
    case .triangleRight: "triangle-right"
    case .triangleLeft: "triangle-left"
    case .triangle: "triangle"
    case .arrow: "arrow"
    case .wedge: "wedge"
    case .stroke: "stroke"
    case .path(let text): text
    }
  }
}
