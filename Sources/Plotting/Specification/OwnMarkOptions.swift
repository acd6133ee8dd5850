/// What an author says of the marks that Vega-Lite has not; nil for all other marks.
struct OwnMarkOptions: Sendable, Hashable {
  var contour: ContourOptions?
  var arrows: ArrowOptions?
  var streams: StreamlineOptions?
  var bracket: BracketOptions?
  var slope: SlopeOptions?
  var hexbin: HexbinOptions?
  /// Whether rules carry labels.
  var hasRuleLabels = false
  private let type: String

  /// What marks of a type are like where their author says nothing.
  init(of type: String) {
    self.type = type
    switch type {
    case ContourMark.name: contour = ContourOptions()
    case ArrowMark.name: arrows = ArrowOptions()
    case StreamlineMark.name: streams = StreamlineOptions()
    case BracketMark.name: bracket = BracketOptions()
    case SlopeMark.name: slope = SlopeOptions()
    case HexbinMark.name: hexbin = HexbinOptions()
    default: break
    }
  }

  mutating func read(_ reader: inout PropertyReader) {
    contour?.read(&reader)
    arrows?.read(&reader)
    streams?.read(&reader)
    bracket?.read(&reader)
    slope?.read(&reader)
    hexbin?.read(&reader)
    if type == RuleMark.name { hasRuleLabels = reader.boolean("labels") ?? false }
  }

  /// Whether `labels` of a mark is not Folio's `labels: end` of lines.
  static func readsLabels(_ type: String) -> Bool {
    type == ContourMark.name || type == RuleMark.name
  }
}
