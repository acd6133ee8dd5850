import NumericalMethods

/// The families of curves that `regression` fits.
enum RegressionMethod: String, Sendable, Hashable, CaseIterable {
  /// y = a + b x.
  case linear
  /// y = a + b ln x.
  case log
  /// y = a eᵇˣ.
  case exp
  /// y = a xᵇ.
  case pow
  /// A parabola.
  case quad
  /// A polynomial of a given order.
  case poly
}

/// A curve through pairs by least squares.
///
/// The exponential is fitted to ln y with weights y, the power to ln y by ln x with equal weights,
/// as in Vega.
struct RegressionFit: Sendable {
  /// The curve's coefficients: a and b above, or those of a polynomial from the constant up.
  let coefficients: [Double]
  /// The share of the variance of y that the curve explains: 1 − Σ(y − ŷ)² ÷ Σ(y − ȳ)².
  private(set) var determination = Double.nan
  private let method: RegressionMethod
  private let polynomial: PolynomialFit?

  /// The fit; nil where there are too few pairs, or where x does not vary, or where logarithms of
  /// numbers that are not positive would be needed.
  ///
  /// - Parameter order: Of the polynomial, for the method `poly`.
  init?(_ method: RegressionMethod, order: Int, x: [Double], y: [Double]) {
    let order = method == .poly ? order : method == .quad ? 2 : 1
    guard x.count > order else { return nil }
    self.method = method
    if method == .log || method == .pow, !x.allSatisfy({ $0 > 0 }) { return nil }
    if method == .exp || method == .pow, !y.allSatisfy({ $0 > 0 }) { return nil }
    let places = method == .log || method == .pow ? logarithm(x) : x
    let heights = method == .exp || method == .pow ? logarithm(y) : y
    guard
      let fit = PolynomialFit(
        order: order, x: places, y: heights, weights: method == .exp ? y : nil)
    else { return nil }
    polynomial = fit
    var coefficients = fit.coefficients
    if method == .exp || method == .pow { coefficients[0] = exponential(coefficients[0]) }
    self.coefficients = coefficients
    determination = explained(x, y)
  }

  /// The curve's height.
  func callAsFunction(_ x: Double) -> Double {
    guard let polynomial else { return .nan }
    switch method {
    case .linear, .quad, .poly: return polynomial(x)
    case .log: return polynomial(logarithm(x))
    case .exp: return exponential(polynomial(x))
    case .pow: return x > 0 ? exponential(polynomial(logarithm(x))) : x == 0 ? 0 : .nan
    }
  }

  private func explained(_ x: [Double], _ y: [Double]) -> Double {
    let mean = compensatedSum(y) / Double(y.count)
    let total = compensatedSum(y.map { ($0 - mean) * ($0 - mean) })
    let rest = compensatedSum(
      zip(x, y).map { x, y in
        let residual = y - self(x)
        return residual * residual
      })
    return 1 - rest / total
  }
}

/// A polynomial through pairs by weighted least squares, by Householder reflections.
///
/// The powers are of x shifted and scaled to [−1, 1], which keeps high orders accurate.
struct PolynomialFit: Sendable {
  private let center: Double
  private let scale: Double
  private let scaled: [Double]

  /// The fit; nil where the places are fewer than the order asks for.
  init?(order: Int, x: [Double], y: [Double], weights: [Double]?) {
    guard let least = x.min(), let greatest = x.max() else { return nil }
    center = least / 2 + greatest / 2
    scale = greatest > least ? greatest / 2 - least / 2 : 1
    var rows = LeastSquares(unknowns: order + 1)
    for index in x.indices {
      let weight = weights.map { $0[index].squareRoot() } ?? 1
      let t = (x[index] - center) / scale
      var power = weight
      var row: [Double] = []
      for _ in 0...order {
        row.append(power)
        power *= t
      }
      rows.append(row, value: weight * y[index])
    }
    guard let solution = rows.solution() else { return nil }
    scaled = solution
  }

  /// The polynomial's value.
  func callAsFunction(_ x: Double) -> Double {
    let t = (x - center) / scale
    return scaled.reversed().reduce(0) { $0 * t + $1 }
  }

  /// The coefficients of the powers of x, from the constant up.
  var coefficients: [Double] {
    // Horner's scheme on polynomials: multiply by (x − center) ÷ scale, add the next coefficient.
    var result: [Double] = [0]
    for coefficient in scaled.reversed() {
      var next = [Double](repeating: 0, count: result.count + 1)
      for (power, value) in result.enumerated() {
        next[power + 1] += value / scale
        next[power] -= value * (center / scale)
      }
      next[0] += coefficient
      result = next
    }
    return Array(result.prefix(scaled.count))
  }
}
