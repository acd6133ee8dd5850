/// A number as the unevaluated sum of two doubles, for intermediate results that need about 106
/// bits.
///
/// Source: T. J. Dekker, "A floating-point technique for extending the available precision",
/// Numerische Mathematik 18 (1971).
struct DoubleDouble {
  var upper: Double
  var lower: Double

  init(_ upper: Double, _ lower: Double = 0) {
    self.upper = upper
    self.lower = lower
  }

  /// The exact sum of two doubles.
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let upper = a + b
    let part = upper - a
    return DoubleDouble(upper, (a - (upper - part)) + (b - part))
  }

  /// The exact product of two doubles, short of overflow and underflow.
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let upper = a * b
    return DoubleDouble(upper, (-upper).addingProduct(a, b))
  }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let whole = product(a.upper, b.upper)
    let rest = whole.lower + (a.upper * b.lower + a.lower * b.upper)
    return sum(whole.upper, rest)
  }

  /// 1/self.
  var reciprocal: DoubleDouble {
    let first = 1 / upper
    let rest = (1.0).addingProduct(-first, upper) - first * lower
    return DoubleDouble.sum(first, first * rest)
  }
}
