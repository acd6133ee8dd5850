import Drawing
import Manuscript
import Results

/// What an author says of a channel's scale; nil where nothing is said.
struct ScaleOptions: Sendable, Hashable {
  /// The values a scale starts from.
  enum Domain: Sendable, Hashable {
    /// These alone: the ends of a continuous scale, the values of a discrete one, in order.
    case values([Value])
    /// These beside those of the data.
    case joined([Value])
    /// All values of the field whose aggregate is shown.
    case unaggregated
  }

  /// What a scale maps to.
  enum Range: Sendable, Hashable {
    case numbers([Double])
    case colors([PlotColor])
    case shapes([PointShape])
    case dashes([[Double]])
    /// One of the theme's ranges by its name: `category`, `heatmap`.
    case named(ThemeRange)
    /// The values of a field, in the order of the domain.
    case field(String)
  }

  /// Whether a domain is widened to round numbers.
  enum Nice: Sendable, Hashable {
    case off
    case on
    case count(Int)
    /// To whole multiples of a unit of time.
    case interval(TimeUnit.Part, step: Int)
  }

  /// The colours of a scheme, or a part of them.
  struct Scheme: Sendable, Hashable {
    /// The scheme's name; nil where its colours are given.
    var name: String?
    var colors: [Color] = []
    var count: Int?
    var extent: ColorRamp.Extent?
  }

  /// The ends of intervals in which legends and axes show the scale.
  enum Bins: Sendable, Hashable {
    case ends([Double])
    case steps(Double, start: Double?, stop: Double?)
  }

  /// Whether values are taken as they are, without a scale (`scale: null`).
  var isOff = false
  var type: ScaleType?
  var domain: Domain?
  var domainMin: Double?
  var domainMax: Double?
  var domainMid: Double?
  var range: Range?
  var rangeMin: Double?
  var rangeMax: Double?
  var scheme: Scheme?
  var mixing: ColorMixing?
  var nice: Nice?
  var zero: Bool?
  var reverse: Bool?
  var round: Bool?
  var clamp: Bool?
  var base: Double?
  var exponent: Double?
  var constant: Double?
  var align: Double?
  var padding: Double?
  var paddingInner: Double?
  var paddingOuter: Double?
  var bins: Bins?
  /// The stretches that an axis leaves out, increasing and apart.
  var breaks: [ClosedRange<Double>]?
  /// Where the author says it; nil where nothing is said.
  var place: SourceRange?
}

/// The ranges that themes have names for.
enum ThemeRange: String, Sendable, Hashable, CaseIterable {
  case category
  case ordinal
  case ramp
  case heatmap
  case diverging
  case symbol
  case width
  case height
}

extension ScaleOptions {
  /// What several layers say of a scale, the first to say something winning.
  static func merged(_ all: [ScaleOptions]) -> ScaleOptions {
    var merged = ScaleOptions()
    for options in all {
      merged.isOff = merged.isOff || options.isOff
      merged.type = merged.type ?? options.type
      merged.domain = merged.domain ?? options.domain
      merged.domainMin = merged.domainMin ?? options.domainMin
      merged.domainMax = merged.domainMax ?? options.domainMax
      merged.domainMid = merged.domainMid ?? options.domainMid
      merged.range = merged.range ?? options.range
      merged.rangeMin = merged.rangeMin ?? options.rangeMin
      merged.rangeMax = merged.rangeMax ?? options.rangeMax
      merged.scheme = merged.scheme ?? options.scheme
      merged.mixing = merged.mixing ?? options.mixing
      merged.nice = merged.nice ?? options.nice
      merged.zero = merged.zero ?? options.zero
      merged.reverse = merged.reverse ?? options.reverse
      merged.round = merged.round ?? options.round
      merged.clamp = merged.clamp ?? options.clamp
      merged.base = merged.base ?? options.base
      merged.exponent = merged.exponent ?? options.exponent
      merged.constant = merged.constant ?? options.constant
      merged.align = merged.align ?? options.align
      merged.padding = merged.padding ?? options.padding
      merged.paddingInner = merged.paddingInner ?? options.paddingInner
      merged.paddingOuter = merged.paddingOuter ?? options.paddingOuter
      merged.bins = merged.bins ?? options.bins
      merged.breaks = merged.breaks ?? options.breaks
    }
    return merged
  }
}
