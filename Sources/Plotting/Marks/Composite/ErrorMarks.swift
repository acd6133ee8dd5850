import Drawing
import Manuscript

/// How far an error band or bar reaches from the middle.
enum ErrorExtent: String, Sendable, Hashable, CaseIterable {
  /// A standard error of the mean to either side.
  case stderr
  /// A standard deviation to either side.
  case stdev
  /// The 95 % confidence interval of the mean, by the bootstrap.
  case ci
  /// From the first to the third quartile.
  case iqr
}

/// The middle that standard errors and deviations are measured from.
enum ErrorCenter: String, Sendable, Hashable, CaseIterable {
  case mean
  case median
}

extension MarkSpecification {
  /// How far an error band or bar reaches: where nothing is said, a standard error around means and
  /// the quartiles around medians, as in Vega-Lite.
  var errorExtent: ErrorExtent { extent ?? (center == .median ? .iqr : .stderr) }
}

/// `errorband`: a band around the middle of rows, as wide as its extent says.
enum ErrorBandMark: MarkKind {
  static let name = "errorband"
  static let looks = MarkLooks.ofAll

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    let errors = ErrorParts(layer)
    let isLine = layer.encoding[.x] != nil && layer.encoding[.y] != nil
    let band = errors.spanning(.band, isLine ? "area" : "rect") { mark in
      mark.opacity = mark.opacity ?? 0.3
      mark.interpolate = layer.mark.interpolate
      mark.tension = layer.mark.tension
      mark.orient = errors.builder.orientation
    }
    let borders = errors.ends(.borders, isLine ? "line" : "rule", isShown: false) { mark in
      mark.interpolate = layer.mark.interpolate
      mark.tension = layer.mark.tension
      mark.orient = errors.builder.orientation
    }
    return ([band] + borders).compactMap(\.self)
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry { AreaMark.geometry(scene) }
}

/// `errorbar`: a line across the middle of rows, as long as its extent says.
enum ErrorBarMark: MarkKind {
  static let name = "errorbar"
  static let looks = MarkLooks.ofAll
  static let isFilled = false
  static let symbol = LegendSymbol.line

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    let errors = ErrorParts(layer)
    let ticks = errors.ends(.ticks, "tick", isShown: false) { mark in
      mark.thickness = layer.mark.thickness
      mark.size = layer.mark.size
      mark.orient = errors.builder.orientation.other
    }
    let rule = errors.spanning(.rule, "rule") { mark in
      mark.size = layer.mark.thickness
    }
    return (ticks + [rule]).compactMap(\.self)
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry { RuleMark.geometry(scene) }
}

/// The parts of error bars and bands: between their ends, and at them.
private struct ErrorParts {
  let builder: CompositeBuilder
  private let summary: (any RowSummary)?
  /// The columns of the ends.
  private let ends: (lower: String, upper: String)

  init(_ layer: LayerSpecification) {
    builder = CompositeBuilder(layer)
    let encoding = layer.encoding
    let isX = builder.channel == .x
    let field = builder.values?.field?.base ?? ""
    if let upper = encoding.field(builder.second) {
      // The author gives both ends.
      summary = nil
      ends = (field, upper.column)
      return
    }
    ends = (ErrorSummary.lower, ErrorSummary.upper)
    if let reach = encoding.field(isX ? .xError : .yError) {
      summary = ErrorReach(
        field: field, reach: reach.column,
        lowerReach: encoding.field(isX ? .xError2 : .yError2)?.column)
    } else {
      summary = ErrorSummary(
        field: field, extent: layer.mark.errorExtent, center: layer.mark.center ?? .mean,
        keys: builder.keys)
    }
  }

  /// The part from one end to the other.
  func spanning(
    _ part: MarkPart, _ type: String, _ change: (inout MarkSpecification) -> Void
  ) -> LayerSpecification? {
    builder.part(part, type, from: ends.lower, to: ends.upper, summary: summary, change)
  }

  /// The parts at either end.
  func ends(
    _ part: MarkPart, _ type: String, isShown: Bool, _ change: (inout MarkSpecification) -> Void
  ) -> [LayerSpecification?] {
    [ends.lower, ends.upper].map { end in
      builder.part(part, type, isShown: isShown, from: end, summary: summary, change)
    }
  }
}
