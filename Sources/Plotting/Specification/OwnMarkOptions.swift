/// What an author says of the marks that Vega-Lite has not; nil for all other marks.
struct OwnMarkOptions: Sendable, Hashable {
  var contour: ContourOptions?
  var arrows: ArrowOptions?
  var streams: StreamlineOptions?

  /// What marks of a type are like where their author says nothing.
  init(of type: String) {
    switch type {
    case ContourMark.name: contour = ContourOptions()
    case ArrowMark.name: arrows = ArrowOptions()
    case StreamlineMark.name: streams = StreamlineOptions()
    default: break
    }
  }

  mutating func read(_ reader: inout PropertyReader) {
    contour?.read(&reader)
    arrows?.read(&reader)
    streams?.read(&reader)
  }

  /// Whether `labels` of a mark is not Folio's `labels: end` of lines.
  static func readsLabels(_ type: String) -> Bool { type == ContourMark.name }
}
