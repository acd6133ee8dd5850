import NumericalMethods

/// How far texts lie from their centre by `theta` and `radius`, clockwise from the top.
struct PolarPlaces {
  private let angles: [Double]
  private let radii: [Double]

  /// The places of a scene; nil where neither channel nor mark gives a distance.
  init?(_ scene: MarkScene) {
    guard let radii = scene.places(.radius) ?? scene.givenPlaces(.radius) else { return nil }
    self.radii = radii
    angles =
      scene.places(.theta) ?? scene.givenPlaces(.theta)
      ?? [Double](repeating: 0, count: scene.rowCount)
  }

  subscript(row: Int) -> LinePoint {
    guard radii[row].isFinite, angles[row].isFinite else { return LinePoint(x: 0, y: 0) }
    return LinePoint(x: radii[row] * sine(angles[row]), y: -radii[row] * cosine(angles[row]))
  }
}
