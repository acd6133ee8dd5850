/// The shapes of points.
enum PointShape: String, Sendable, Hashable, CaseIterable {
  case circle
  case square
  case cross
  case diamond
  case triangleUp = "triangle-up"
  case triangleDown = "triangle-down"
  case triangleRight = "triangle-right"
  case triangleLeft = "triangle-left"
  case triangle
  case stroke
}
