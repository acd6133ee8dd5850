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

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    var band = ErrorSummary.summarizing(layer)
    band.mark.type = "area"
    band.mark.opacity = layer.mark.opacity ?? 0.25
    return [band]
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry { AreaMark.geometry(scene) }
}

/// `errorbar`: a line across the middle of rows, as long as its extent says.
enum ErrorBarMark: MarkKind {
  static let name = "errorbar"
  static let isFilled = false
  static let symbol = LegendSymbol.line

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    var bar = ErrorSummary.summarizing(layer)
    bar.mark.type = "rule"
    return [bar]
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry { RuleMark.geometry(scene) }
}
