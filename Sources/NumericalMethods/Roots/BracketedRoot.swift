/// Where a continuous function crosses zero between two points of opposite sign.
public enum BracketedRoot {
  /// A root of `function` in [a, b].
  ///
  /// Inverse quadratic interpolation where the last three points make it trustworthy, else
  /// bisection: never more than about 110 evaluations, mostly under ten.
  ///
  /// - Parameters:
  ///   - a: One end of the bracket.
  ///   - b: The other end; `function` has opposite signs at both (or is 0 at one).
  ///   - residualTolerance: A point with |f| at most this is good enough.
  ///   - function: f.
  /// - Returns: A point with |f| ≤ the tolerance, or the better end of a bracket one rounding wide.
  ///
  /// Source: T. R. Chandrupatla, "A new hybrid quadratic/bisection algorithm", Advances in
  /// Engineering Software 28 (1997).
  public static func find(
    between a: Double, and b: Double, residualTolerance: Double,
    _ function: (Double) throws -> Double
  ) rethrows -> Double {
    var newest = (x: b, f: try function(b))
    var opposite = (x: a, f: try function(a))
    if newest.f == 0 { return newest.x }
    if opposite.f == 0 { return opposite.x }
    precondition((newest.f < 0) != (opposite.f < 0), "a bracket has a sign change between its ends")
    // The chord's zero first, not too near an end.
    var fraction = min(max(newest.f / (newest.f - opposite.f), 0.05), 0.95)
    for _ in 0..<200 {
      let x = newest.x + fraction * (opposite.x - newest.x)
      let point = (x: x, f: try function(x))
      let dropped: (x: Double, f: Double)
      if (point.f < 0) == (newest.f < 0) {
        dropped = newest
      } else {
        dropped = opposite
        opposite = newest
      }
      newest = point
      let best = newest.f.magnitude < opposite.f.magnitude ? newest : opposite
      let width = (opposite.x - newest.x).magnitude
      let least = 0.5 * max(best.x.ulp, .leastNormalMagnitude) / width
      if best.f.magnitude <= residualTolerance || least >= 0.5 { return best.x }
      let proposed = interpolated(newest, opposite, dropped) ?? 0.5
      fraction = min(max(proposed, least), 1 - least)
    }
    return newest.f.magnitude < opposite.f.magnitude ? newest.x : opposite.x
  }

  /// The fraction of the bracket where the inverse parabola through the points crosses zero, or nil
  /// where it is not monotone there.
  private static func interpolated(
    _ newest: (x: Double, f: Double), _ opposite: (x: Double, f: Double),
    _ dropped: (x: Double, f: Double)
  ) -> Double? {
    let span = (newest.x - opposite.x) / (dropped.x - opposite.x)
    let rise = (newest.f - opposite.f) / (dropped.f - opposite.f)
    guard rise * rise < span, (1 - rise) * (1 - rise) < 1 - span else { return nil }
    return newest.f / (opposite.f - newest.f) * dropped.f / (opposite.f - dropped.f)
      + (dropped.x - newest.x) / (opposite.x - newest.x) * newest.f / (dropped.f - newest.f)
      * opposite.f / (dropped.f - opposite.f)
  }
}
