/// How a continuous scale bends numbers before it maps them linearly.
///
/// A new continuous scale is a new file with a type of its own and one line in
/// `ContinuousTransforms.make`.
package protocol ContinuousTransform: Sendable {
  /// The name in the grammar.
  var name: String { get }
  /// The bent number; NaN outside what the scale accepts.
  func forward(_ number: Double) -> Double
  /// The number that is bent to this one.
  func backward(_ bent: Double) -> Double
  /// The domain widened to round numbers; `domain` is increasing.
  func nice(_ domain: ClosedRange<Double>, count: Int) -> ClosedRange<Double>
  /// Round numbers within the domain, about as many as asked, increasing.
  func ticks(_ domain: ClosedRange<Double>, count: Int) -> Ticks
  /// Whether the scale starts from zero where the author says nothing of it.
  var includesZero: Bool { get }
}

/// The numbers at which an axis or a legend stands still.
package struct Ticks: Sendable, Hashable {
  /// How the labels of ticks are written where the author gives no format.
  package enum Style: Sendable, Hashable {
    /// Alike, with the decimals that the step needs.
    case linear(step: Double)
    /// Powers of a base.
    case powers(base: Double)
    /// Each for itself.
    case each
  }

  /// The labelled ones, increasing.
  package var major: [Double]
  /// The others, increasing.
  package var minor: [Double] = []
  package var style: Style

  package init(major: [Double], minor: [Double] = [], style: Style) {
    self.major = major
    self.minor = minor
    self.style = style
  }
}

/// The continuous scales.
enum ContinuousTransforms {
  /// The bend that an author asks for.
  static func make(
    _ type: ScaleType, _ options: ScaleOptions, isNegative: Bool = false
  ) -> any ContinuousTransform {
    switch type {
    case .log: LogTransform(base: options.base ?? 10, isNegative: isNegative)
    case .pow: PowerTransform(exponent: options.exponent ?? 1)
    case .sqrt: PowerTransform(exponent: 0.5, isRoot: true)
    case .symlog: SymlogTransform(constant: options.constant ?? 1)
    case .time: TimeTransform(isUTC: false)
    case .utc: TimeTransform(isUTC: true)
    default: LinearTransform()
    }
  }
}
