import Drawing
import Results

/// `boxplot`: a box over the quartiles of rows, whiskers, and points beyond them.
enum BoxplotMark: MarkKind {
  static let name = "boxplot"
  static let looks = MarkLooks.ofAll
  static let needsBands = true
  /// How thick boxes are where nobody says.
  private static let thickness = 14.0

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    let builder = CompositeBuilder(layer)
    guard let field = builder.values?.field, let name = field.name else { return [] }
    let boxes = BoxSummary(
      field: field.base.isEmpty ? name : field.base, extent: layer.mark.whiskers ?? .ranges(1.5),
      keys: builder.keys)
    let parts = [outliers(builder, boxes)] + whiskers(builder, boxes) + body(builder, boxes)
    return parts.compactMap(\.self)
  }

  private static func outliers(
    _ builder: CompositeBuilder, _ boxes: BoxSummary
  ) -> LayerSpecification? {
    if case .minMax = boxes.extent { return nil }
    var outliers = boxes
    outliers.keepsOutliers = true
    return builder.part(
      .outliers, "point", from: boxes.field, summary: outliers, dropping: [.size])
  }

  private static func whiskers(
    _ builder: CompositeBuilder, _ boxes: BoxSummary
  ) -> [LayerSpecification?] {
    let dropped: Set<Channel> = [.color, .size]
    let rules = [
      (BoxSummary.lowerWhisker, BoxSummary.lowerBox),
      (BoxSummary.upperBox, BoxSummary.upperWhisker),
    ].map { start, end in
      builder.part(.rule, "rule", from: start, to: end, summary: boxes, dropping: dropped)
    }
    let ticks = [BoxSummary.lowerWhisker, BoxSummary.upperWhisker].map { end in
      builder.part(
        .ticks, "tick", isShown: false, from: end, summary: boxes, dropping: dropped
      ) { mark in
        mark.color = PlotColor(named: .black)
        mark.opacity = 1
        mark.size = builder.layer.mark.size
        mark.orient = builder.orientation.other
      }
    }
    return rules + ticks
  }

  private static func body(
    _ builder: CompositeBuilder, _ boxes: BoxSummary
  ) -> [LayerSpecification?] {
    let size = builder.layer.mark.size ?? thickness
    let box = builder.part(
      .box, "bar", from: BoxSummary.lowerBox, to: BoxSummary.upperBox, summary: boxes
    ) { mark in
      mark.size = size
      mark.orient = builder.orientation
    }
    var median = builder.part(.median, "tick", from: BoxSummary.middle, summary: boxes) { mark in
      mark.color = PlotColor(named: .white)
      mark.size = size
      mark.orient = builder.orientation.other
    }
    if var marked = median {
      let color = marked.mark.color ?? PlotColor(named: .white)
      marked.mark.color = nil
      marked.encoding[.color] = colors(builder.layer, color)
      median = marked
    }
    return [box, median]
  }

  /// The colours of medians: a box without height is seen by its median alone, which then has the
  /// box' colour.
  private static func colors(
    _ layer: LayerSpecification, _ color: PlotColor
  ) -> ChannelDefinition {
    let test = Predicate.comparison(TestedField(name: BoxSummary.flatness), .equal, .number(1))
    let given = layer.encoding[.color]
    var definition =
      given ?? ChannelDefinition(content: .constant(.color(color)), range: layer.range)
    definition.conditions = [
      ChannelCondition(test: test, outcome: given == nil ? .nothing : .content, range: layer.range)
    ]
    definition.otherwise = .constant(.color(color))
    return definition
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry { Rectangles.geometry(scene) }
}
