import NumericalMethods

/// Equal intervals over numbers: where they begin and how wide they are.
///
/// Widths are those of Vega: of the base's powers, divided by 5 or 2 while at most `maxbins`
/// intervals cover the span; the first and the last end are multiples of the width. An anchor moves
/// the first end up, so that some interval ends there.
struct BinSteps: Sendable, Hashable {
  /// What an author may say of bins.
  struct Options: Sendable, Hashable {
    var maxbins = 10.0
    var base = 10.0
    var divide = [5.0, 2.0]
    var minstep = 0.0
    var step: Double?
    var steps: [Double]?
    var isNice = true
    var anchor: Double?
    var extent: ClosedRange<Double>?
    /// How columns made of the intervals begin: `bin_maxbins_10`.
    var name = "bin"
  }

  private(set) var start: Double
  private(set) var stop: Double
  let step: Double

  /// Intervals over an extent.
  init(_ options: Options, over extent: ClosedRange<Double>) {
    // The width of an extent from end to end of what a double holds would be no number.
    let extent = extent.clamped(to: -8e307...8e307)
    let (least, greatest) = (extent.lowerBound, extent.upperBound)
    let span = greatest > least ? greatest - least : least != 0 ? least.magnitude : 1
    step = options.step ?? Self.listed(options, span) ?? Self.round(options, span)
    (start, stop) = (least, greatest)
    if options.isNice {
      // A little more than the least place of the width, so that 0.3 is a multiple of 0.1.
      let places = max(0, (-Elementary.log(step) / Elementary.log(options.base)).rounded(.down) + 1)
      let slack = Elementary.pow(options.base, -places - 1)
      let below = (least / step + slack).rounded(.down) * step
      start = least < below ? below - step : below
      stop = (greatest / step).rounded(.up) * step
    }
    if stop == start { stop = start + step }
    if let anchor = options.anchor {
      start += anchor - (start + step * ((anchor - start) / step).rounded(.down))
    }
  }

  /// The widest of the author's widths that is not above the one `maxbins` asks for.
  private static func listed(_ options: Options, _ span: Double) -> Double? {
    guard let steps = options.steps, !steps.isEmpty else { return nil }
    let index = steps.firstIndex { $0 >= span / options.maxbins } ?? steps.count
    return steps[max(0, index - 1)]
  }

  private static func round(_ options: Options, _ span: Double) -> Double {
    let (base, most) = (options.base, options.maxbins)
    let logarithmOfBase = Elementary.log(base)
    let level = (Elementary.log(most) / logarithmOfBase).rounded(.up)
    let power = (Elementary.log(span) / logarithmOfBase).rounded(.toNearestOrAwayFromZero)
    // Below this, multiples of a width are no longer told apart.
    var step = max(options.minstep, Elementary.pow(base, power - level), 1e-300)
    while (span / step).rounded(.up) > most { step *= base }
    for divisor in options.divide {
      let finer = step / divisor
      if finer >= options.minstep, span / finer <= most { step = finer }
    }
    return step
  }

  /// The start of a number's interval; NaN outside of all.
  func start(of number: Double) -> Double {
    guard number >= start, number <= stop else { return .nan }
    let last = start + step * ((stop - start) / step).rounded(.up) - step
    let inside = max(start, min(number, last))
    return start + step * (1e-14 + (inside - start) / step).rounded(.down)
  }
}
