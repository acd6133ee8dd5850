import Results

extension PlotFacts.Mark {
  /// What a layer draws.
  ///
  /// - Parameter isDetailed: Whether to say where and how.
  init(_ scene: MarkScene, _ geometry: MarkGeometry, isDetailed: Bool) {
    type = scene.mark.type
    let drawsAll = scene.rowCount == scene.layer.table.rowCount
    rows = drawsAll ? scene.whole.table.rowCount : scene.rowCount
    items = geometry.count
    let names = SeriesNames(scene.layer)
    series =
      names.isEmpty ? [] : scene.layer.series().compactMap { $0.first.flatMap { names[$0] } }
    self.geometry = isDetailed ? PlotFacts.Geometry(geometry, scene) : nil
    guard isDetailed, type == "bar", let channel = scene.layer.stacked,
      scene.mark.corners.isRounded || scene.mark.computed?.roundsCorners == true,
      scene.layer.encoding.field(.size) == nil
    else { return }
    let isVertical = channel == .y
    var groups: [[Double]: [MarkItem]] = [:]
    var keys: [[Double]] = []
    for item in geometry.items {
      let key = [isVertical ? item.x : item.y]
      if groups[key] == nil { keys.append(key) }
      groups[key, default: []].append(item)
    }
    stacks = keys.map { PlotFacts.Geometry(MarkGeometry(.rect, items: groups[$0] ?? []), scene) }
  }
}

extension PlotFacts.Mark {
  /// The cells around marks by which readers pick the nearest one: they are not seen, but part of
  /// Vega's scene.
  static func cells(around geometry: MarkGeometry) -> PlotFacts.Mark {
    var cells = PlotFacts.Geometry(type: "path")
    cells.count = geometry.items.count
    if let opacity = PlotFacts.Tally("opacity", geometry.items.map { _ in "1" }) {
      cells.tallies.append(opacity)
    }
    return PlotFacts.Mark(
      type: "path", rows: cells.count, items: cells.count, series: [], geometry: cells)
  }
}

extension PlotFacts.Geometry {
  /// As many texts are listed.
  private static let textLimit = 60

  /// Where and how a layer's items are drawn.
  init(_ geometry: MarkGeometry, _ scene: MarkScene) {
    self.init(type: geometry.kind.rawValue)
    switch geometry.kind {
    case .line, .area, .trail, .path:
      readSeries(geometry, isVertical: scene.layer.orientation == .vertical)
    case .rect where scene.hasLogFoot: readItems(geometry.items.map(scene.withoutFoot))
    case .symbol, .rect, .rule, .text, .arc: readItems(geometry.items)
    }
    let looks = geometry.items.map(\.look) + geometry.series.map(\.look)
    add(PlotFacts.Tally("fill", looks.lazy.compactMap { $0.fill?.name }))
    add(PlotFacts.Tally("stroke", looks.lazy.compactMap { $0.stroke?.name }))
    add(PlotFacts.Tally("opacity", looks.lazy.map { Self.text($0.opacity) }))
    add(PlotFacts.Tally("strokeDash", looks.lazy.map(\.dash).filter { !$0.isEmpty }.map(Self.text)))
    if geometry.kind == .symbol {
      add(PlotFacts.Tally("shape", geometry.items.lazy.map(\.shape.rawValue)))
    }
    if geometry.kind == .text {
      add(PlotFacts.Tally("fontSize", geometry.items.lazy.compactMap(\.fontSize).map(Self.text)))
      texts = geometry.items.prefix(Self.textLimit).map { $0.text.joined(separator: "\n") }
    }
  }

  private mutating func add(_ range: PlotFacts.Range?) {
    if let range { ranges.append(range) }
  }

  private mutating func add(_ tally: PlotFacts.Tally?) {
    if let tally { tallies.append(tally) }
  }

  private mutating func readItems(_ items: [MarkItem]) {
    count = items.count
    add(PlotFacts.Range("x", items.lazy.map(\.x)))
    add(PlotFacts.Range("y", items.lazy.map(\.y)))
    add(PlotFacts.Range("width", items.lazy.compactMap(\.width)))
    add(PlotFacts.Range("height", items.lazy.compactMap(\.height)))
    add(PlotFacts.Range("x2", items.lazy.compactMap(\.x2)))
    add(PlotFacts.Range("y2", items.lazy.compactMap(\.y2)))
    add(PlotFacts.Range("size", items.lazy.compactMap(\.size)))
  }

  private mutating func readSeries(_ geometry: MarkGeometry, isVertical: Bool) {
    var points: [LinePoint] = []
    var ends: [Double] = []
    var sizes: [Double] = []
    var lengths: [Int] = []
    for series in geometry.series {
      let defined = series.points.indices.filter(series.isDefined)
      if !defined.isEmpty { lengths.append(defined.count) }
      points += defined.map { series.points[$0] }
      if !series.ends.isEmpty { ends += defined.map { series.ends[$0] } }
      if !series.sizes.isEmpty { sizes += defined.map { series.sizes[$0] } }
    }
    count = points.count
    pointsPerSeries = lengths.sorted()
    add(PlotFacts.Range("x", points.lazy.map(\.x)))
    add(PlotFacts.Range("y", points.lazy.map(\.y)))
    if geometry.kind == .area {
      let starts = points.map { isVertical ? $0.y : $0.x }
      add(PlotFacts.Range(isVertical ? "height" : "width", zip(ends, starts).lazy.map { $0 - $1 }))
      add(PlotFacts.Range(isVertical ? "y2" : "x2", ends))
    }
    add(PlotFacts.Range("size", sizes))
  }

  /// A number with at most four decimals, as facts count it.
  private static func text(_ number: Double) -> String {
    PlainNumber.text((number * 10_000).rounded() / 10_000)
  }

  private static func text(_ numbers: [Double]) -> String {
    "[" + numbers.map(PlainNumber.text).joined(separator: ", ") + "]"
  }
}

extension MarkScene {
  /// Whether bars stand on a logarithmic axis, on which nothing is a foot: only where they end says
  /// something.
  fileprivate var hasLogFoot: Bool {
    let channel = orientation.valueChannel
    guard mark.type == "bar", theme.followsGrammar,
      layer.encoding[channel.second ?? channel] == nil,
      case .continuous(let scale)? = positions[channel]
    else { return false }
    return scale.transform.name == "log"
  }

  /// A bar by where it ends alone.
  fileprivate func withoutFoot(_ item: MarkItem) -> MarkItem {
    var item = item
    if orientation == .horizontal {
      item.x = item.x2 ?? item.x
      (item.x2, item.width) = (nil, nil)
    } else {
      (item.y2, item.height) = (nil, nil)
    }
    return item
  }
}
