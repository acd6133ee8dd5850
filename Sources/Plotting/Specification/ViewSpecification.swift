import Drawing
import Manuscript
import Results

/// A plot as its author wrote it, read and checked: a tree of views.
indirect enum ViewSpecification: Sendable {
  /// One set of axes with layers of marks.
  case chart(ChartSpecification)
  /// A chart repeated over the values of fields.
  case facet(FacetSpecification)
  /// Views side by side or below one another.
  case concat(ConcatSpecification)
}

/// Layers of marks over common axes.
struct ChartSpecification: Sendable {
  var layers: [LayerSpecification]
  var width: ViewExtent?
  var height: ViewExtent?
  var title: TitleText?
  var subtitle: TitleText?
  /// The channels whose scales each layer has for itself.
  var independentScales: Set<Channel> = []
}

/// One mark with its data and encoding.
struct LayerSpecification: Sendable {
  var data: DataSource
  var transforms: [any PlotTransform]
  /// What makes the ends of error bands and bars of rows; nil for other marks.
  var errors: ErrorSummary?
  var mark: MarkSpecification
  var encoding: Encoding
  var range: SourceRange
}

/// Where a layer's rows come from.
enum DataSource: Sendable, Hashable {
  /// A result table of the figure.
  case table(String)
  /// Rows written in the specification.
  case inline(Table)
}

/// A chart for each value of fields.
struct FacetSpecification: Sendable {
  var row: FacetField?
  var column: FacetField?
  /// A field whose panels are wrapped in lines.
  var wrap: FacetField?
  var columns: Int?
  var chart: ChartSpecification
  var independentScales: Set<Channel> = []
}

/// A field that parts a plot into panels.
struct FacetField: Sendable, Hashable {
  var field: FieldDefinition
  var title: TitleText?
}

/// Views in a row or in a column.
struct ConcatSpecification: Sendable {
  /// The direction of a concatenation.
  enum Direction: Sendable, Hashable {
    case horizontal
    case vertical
  }

  var direction: Direction
  var views: [ViewSpecification]
}

/// How wide or high a view or a figure is.
enum ViewExtent: Sendable, Hashable {
  /// The view itself, in CSS pixels, as in Vega-Lite.
  case view(Double)
  /// The whole figure with its axes and legends.
  case figure(Length)
  /// A step between discrete values, in CSS pixels.
  case step(Double)
}
