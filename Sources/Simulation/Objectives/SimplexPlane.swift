/// The plane in which distributions over three outputs are drawn: a triangle of side 1.
///
/// The corners are the sure outputs: y₁ at (0, 0), y₂ at (1, 0), y₃ at (½, √3/2). A distribution stands at the
/// mean of the corners under it, x = p₂ + p₃/2, y = (√3/2)p₃; distances are those of the
/// probabilities, ‖Δp‖₂/√2.
public enum SimplexPlane {
  /// The height of the triangle, √3/2.
  public static let height = (3.0).squareRoot() / 2

  /// Where a distribution [3] stands.
  public static func place(of probabilities: [Double]) -> (x: Double, y: Double) {
    precondition(probabilities.count == 3, "a point of the triangle has three probabilities")
    return (probabilities[1] + probabilities[2] / 2, height * probabilities[2])
  }

  /// The distribution [3] nearest to a place, and whether the place is its own, inside the triangle.
  public static func distribution(x: Double, y: Double) -> (probabilities: [Double], isInside: Bool)
  {
    let third = y / height
    let weights = [1 - x - third / 2, x - third / 2, third]
    guard weights.contains(where: { $0 < 0 }) else { return (weights, true) }
    return (projected(weights), false)
  }

  /// The distribution nearest to weights that sum to 1: all lowered by one number, not below 0.
  ///
  /// The number is (Σ of the k largest − 1)/k for the largest k that leaves the k-th above 0.
  ///
  /// Source: M. Held, P. Wolfe, H. Crowder, "Validation of subgradient optimization" (1974).
  private static func projected(_ weights: [Double]) -> [Double] {
    var sum = 0.0
    var excess = 0.0
    for (index, weight) in weights.sorted(by: >).enumerated() {
      sum += weight
      let candidate = (sum - 1) / Double(index + 1)
      if weight > candidate { excess = candidate }
    }
    return weights.map { max($0 - excess, 0) }
  }
}
