import Drawing
import Typesetting

extension FlowComposer {
  /// Sets blocks apart from the column; they stand where there is room.
  mutating func compose(float blocks: [FlowBlock]) throws(TypesettingError) {
    if let float = try turned(blocks) { return keep(float) }
    keep(GalleyFloat(try strips(of: blocks)))
  }

  /// Keeps a float for the next place where floats may stand.
  mutating func keep(_ float: GalleyFloat) {
    galley.floats.append(float)
    waitingFloats.append(galley.floats.count - 1)
  }

  /// Blocks turned on their side, on a page of their own, where a table among them is too wide for a page that stands
  /// upright, and fits better so; else nil.
  mutating func turned(_ blocks: [FlowBlock]) throws(TypesettingError) -> GalleyFloat? {
    let tables = blocks.compactMap { block -> FlowTable? in
      if case .table(let table) = block { table } else { nil }
    }
    guard !tables.isEmpty else { return nil }
    var upright = self
    upright.context = Context(left: .zero, measure: geometry.typeArea.width)
    var sideways = upright
    sideways.geometry = geometry.turned
    sideways.context.measure = sideways.geometry.typeArea.width
    var (least, turned) = (1.0, 1.0)
    for table in tables {
      least = min(least, try TableSetting(table, upright).scale)
      turned = min(turned, try TableSetting(table, sideways).scale)
    }
    guard least < TableSetting.leastScale, turned > least else { return nil }
    let float = GalleyFloat(
      try sideways.strips(of: blocks), turnedMeasure: sideways.geometry.typeArea.width)
    guard float.stackHeight <= geometry.typeArea.width else { return nil }
    takeOver(from: sideways)
    return float
  }

  /// Floats stand between blocks where a page may end, outside of panels.
  mutating func attachWaitingFloats() {
    guard !waitingFloats.isEmpty, context.panels.isEmpty, let gap = galley.lastGap,
      case .allowed = gap.pageBreak
    else { return }
    append(Gap(.none, floats: waitingFloats))
    waitingFloats = []
  }

  /// The strips of blocks in a column of their own, with the gaps after them.
  mutating func strips(
    of blocks: [FlowBlock]
  ) throws(TypesettingError) -> [(Strip, Glue)] {
    let (outerGalley, outerContext) = (galley, context)
    let (outerFloats, wasApart) = (waitingFloats, isApart)
    galley.beginInner()
    isApart = true
    context = Context(left: .zero, measure: geometry.typeArea.width)
    try compose(blocks)
    let strips = galley.items.map { ($0.strip, $0.gap.glue) }
    var restored = outerGalley
    restored.takeAttachments(of: galley)
    (galley, context, waitingFloats) = (restored, outerContext, outerFloats)
    isApart = wasApart
    return strips
  }
}

extension PageGeometry {
  /// The page turned on its side: lines as long as its type area is high.
  fileprivate var turned: PageGeometry {
    PageGeometry(
      size: Size(width: size.height, height: size.width),
      typeArea: Rectangle(
        left: .zero, top: .zero, width: typeArea.height, height: typeArea.width),
      headBaseline: .zero, footBaseline: .zero, overhang: .zero)
  }
}
