import Drawing
import Manuscript
import Results

/// A plot as its author wrote it, read and checked: a tree of views.
indirect enum ViewSpecification: Sendable {
  /// One plotting rectangle with layers of marks.
  case chart(ChartSpecification)
  /// A chart repeated over the values of fields.
  case facet(FacetSpecification)
  /// Views that hold others, repeated over the values of fields; the facet's own chart is empty.
  case panels(FacetSpecification, ViewSpecification)
  /// Views beside and below one another.
  case concat(ConcatSpecification)

  /// How many views stand beside one another; those of facets count as one, for their number
  /// depends on data.
  var columnCount: Int {
    switch self {
    case .chart, .facet, .panels: 1
    case .concat(let concat): max(concat.rows.first?.count ?? 1, 1)
    }
  }
}

/// Layers of marks over one rectangle.
struct ChartSpecification: Sendable {
  var layers: [LayerSpecification]
  var width: ViewExtent?
  var height: ViewExtent?
  var title: TitleOptions?
  var ground = ViewGround()
  /// The views within it, whose layers are among its own.
  var insets: [InsetSpecification] = []
}

/// One mark with its data and encoding.
struct LayerSpecification: Sendable {
  /// A view of layers in which a layer lies.
  struct Parent: Sendable, Hashable {
    var resolution: Resolution
    /// The child of that view in which the layer lies.
    var index: Int
  }

  var data: DataSource
  var transforms: [any PlotTransform]
  /// What makes the rows of boxes, error bars and error bands; nil for other marks.
  var summary: (any RowSummary)?
  /// The fields from which the summary is made.
  var summarized: [FieldDefinition] = []
  var mark: MarkSpecification
  var encoding: Encoding
  /// How its rows lie in ternary coordinates; nil in cartesian ones.
  var ternary: TernarySpecification?
  /// The inset of its chart in which it lies; nil for none.
  var inset: Int?
  /// The views of layers around it within its chart, outermost first.
  var parents: [Parent] = []
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
  var resolution = Resolution(.facet)
  var spacing = ViewSpacing()
  /// The title of the whole grid; the chart's own stands over each panel.
  var title: TitleOptions?

  /// The fields' definitions.
  var fields: [FieldDefinition] { [row, column, wrap].compactMap { $0?.field } }
}

/// A field that parts a plot into panels.
struct FacetField: Sendable, Hashable {
  var field: FieldDefinition
  var title: TitleText?
  var header = HeaderOptions()
}

/// Views in rows of equal length: `hconcat`, `vconcat`, `concat` and `repeat`.
struct ConcatSpecification: Sendable {
  /// The views, row by row; nil where a row has none.
  var rows: [[ViewSpecification?]]
  var resolution = Resolution(.concat)
  var spacing = ViewSpacing()
  var title: TitleOptions?
}

/// The distance between views, in CSS pixels; nil for the theme's.
struct ViewSpacing: Sendable, Hashable {
  var row: Double?
  var column: Double?
  /// Whether smaller views stand in the middle of their row and column.
  var isCentered = false
}

/// The ground of a view: `view` of the grammar; nil where nothing is said.
struct ViewGround: Sendable, Hashable {
  var fill: PlotColor?
  var stroke: PlotColor?
  var fillOpacity: Double?
  var strokeOpacity: Double?
  var opacity: Double?
  var strokeWidth: Double?
  var strokeDash: [Double]?
  var cornerRadius: Double?
}
