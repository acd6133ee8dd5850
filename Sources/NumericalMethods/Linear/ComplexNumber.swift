/// A complex number: what the linear systems of an implicit integrator are scaled by.
public struct ComplexNumber: Sendable, Hashable {
  /// The real part.
  public var real: Double
  /// The imaginary part.
  public var imaginary: Double

  /// The number real + i·imaginary.
  public init(_ real: Double, _ imaginary: Double = 0) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The square of the absolute value.
  public var squaredMagnitude: Double { real * real + imaginary * imaginary }

  /// 1/z; no part of z may be near the square root of the largest number.
  public var inverse: ComplexNumber {
    let square = squaredMagnitude
    return ComplexNumber(real / square, -imaginary / square)
  }

  /// The sum.
  public static func + (x: ComplexNumber, y: ComplexNumber) -> ComplexNumber {
    ComplexNumber(x.real + y.real, x.imaginary + y.imaginary)
  }

  /// The difference.
  public static func - (x: ComplexNumber, y: ComplexNumber) -> ComplexNumber {
    ComplexNumber(x.real - y.real, x.imaginary - y.imaginary)
  }

  /// The product.
  public static func * (x: ComplexNumber, y: ComplexNumber) -> ComplexNumber {
    ComplexNumber(
      x.real * y.real - x.imaginary * y.imaginary, x.real * y.imaginary + x.imaginary * y.real)
  }

  /// The product with a real number.
  public static func * (x: Double, y: ComplexNumber) -> ComplexNumber {
    ComplexNumber(x * y.real, x * y.imaginary)
  }
}
