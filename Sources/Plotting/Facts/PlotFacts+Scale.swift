import Drawing
import Results

extension PlotFacts.Scale {
  /// The same scale by another name.
  fileprivate func named(_ name: String) -> PlotFacts.Scale {
    var scale = self
    scale.name = name
    return scale
  }

  /// The scale of an axis, fitted to its view.
  init(_ name: String, _ scale: PositionScale) {
    self.name = name
    type = scale.typeName
    switch scale {
    case .continuous(let continuous):
      domain = continuous.domainFacts
      range = continuous.writtenRange.map { .number($0) }
    case .band(let band):
      domain = band.domain.map(JSONValue.init)
      range = [.number(band.range.start), .number(band.range.end)]
    }
  }

  /// The scale of a channel of looks.
  init(_ name: String, _ scale: LookScale) {
    self.name = name
    type = scale.typeName
    domain = scale.domainFacts
    range = scale.rangeFacts
  }
}

extension PositionScale {
  /// The kind of scale, by its name in the grammar.
  var typeName: String {
    switch self {
    case .continuous(let scale): scale.transform.name
    case .band(let scale): scale.paddingInner == 1 ? "point" : "band"
    }
  }
}

extension ContinuousScale {
  /// The domain as written; two ends without a number where there are no data.
  fileprivate var domainFacts: [JSONValue] {
    isEmpty ? [.null, .null] : writtenDomain.map { .number($0) }
  }
}

extension LookScale {
  fileprivate var domainFacts: [JSONValue] {
    switch self {
    case .ramp(let scale, _), .continuous(let scale): scale.domainFacts
    case .steps(let steps, _): steps.domain.map { .number($0) }
    case .values(let domain, _): domain.values.map(JSONValue.init)
    case .points(let scale): scale.domain.map(JSONValue.init)
    case .raw: []
    }
  }

  fileprivate var rangeFacts: [JSONValue] {
    switch self {
    case .ramp(_, let ramp): ramp.stops.map { .string($0.hexadecimal) }
    case .continuous(let scale): scale.writtenRange.map { .number($0) }
    case .points(let scale): [.number(scale.range.start), .number(scale.range.end)]
    case .values(_, let looks), .steps(_, let looks):
      switch looks {
      case .colors(let colors): colors.map { .string($0.hexadecimal) }
      case .numbers(let numbers): numbers.map { .number($0) }
      case .shapes(let shapes): shapes.map { .string($0.rawValue) }
      case .dashes(let dashes): dashes.map { .array($0.map { .number($0) }) }
      }
    case .raw: []
    }
  }
}

extension PlotFacts {
  /// Notes all scales of a plot, those of outer views first.
  ///
  /// - Parameter positions: The scales of places, fitted to their views.
  mutating func add(_ scales: ScaleSet, _ positions: [ScaleKey: Scale]) {
    self.scales = scales.keys.compactMap { key in
      (positions[key] ?? scales.look(key).map { Scale(key.channel.rawValue, $0) })?.named(key.name)
    }
  }

  /// Notes the headers, titles and shared axes of a grid whose views are noted.
  mutating func add(_ layout: GridLayout) {
    let grid = layout.grid
    let panels = layout.axes.joined().compactMap { $0 }
    titles += grid.title?.texts ?? []
    for (header, labels) in grid.headers { add(header, labels) }
    guard panels.count > 1, let last = views.indices.last else { return }
    let (first, lowest) = shared(layout)
    for index in views.indices.suffix(panels.count) {
      for axis in views[index].axes.indices {
        let isX = views[index].axes[axis].channel == "x"
        guard isX ? grid.sharesX : grid.sharesY else { continue }
        views[index].axes[axis].host = Self.host(views[index].axes[axis])
      }
    }
    views[last].sharedAxes = (grid.sharesX ? lowest : []) + (grid.sharesY ? first : [])
  }

  /// Notes the header of a facet.
  mutating func add(_ header: FacetHeader, _ labels: [[[String]]]) {
    let name = header.kind == .rows ? "row" : "column"
    let title = header.title.joined(separator: "\n")
    if !title.isEmpty { headers.append(Header(role: "\(name)-title", labels: [title])) }
    let texts = labels.joined().map { $0.joined(separator: "\n") }.filter { !$0.isEmpty }
    if header.kind == .panels {
      titles += texts
    } else if header.options.labelSide.map({ $0 == .left || $0 == .top }) ?? true, !texts.isEmpty {
      headers.append(Header(role: "\(name)-header", labels: texts))
    }
  }

  /// The y axes of the rows and the x axes of the columns of a grid.
  private func shared(_ layout: GridLayout) -> (rows: [Axis], columns: [Axis]) {
    func hosted(_ fitted: FittedAxis) -> Axis {
      var axis = Axis(fitted.layout, fitted.scale)
      axis.host = Self.host(axis)
      axis.gridCount = 0
      return axis
    }
    let rows = layout.axes.compactMap { row in row.lazy.compactMap { $0 }.first }
    let columns = (0..<layout.grid.columnCount).compactMap { column in
      layout.axes.lazy.compactMap { $0[column] }.first
    }
    return (rows.flatMap { $0.y.map(hosted) }, columns.flatMap { $0.x.map(hosted) })
  }

  private static func host(_ axis: Axis) -> String {
    switch axis.side {
    case "bottom": "column-footer"
    case "top": "column-header"
    case "right": "row-footer"
    default: "row-header"
    }
  }
}

extension PositionScales {
  /// The scale of a channel as data; nil where there is none.
  func fact(_ channel: Channel) -> PlotFacts.Scale? {
    switch channel {
    case .x: x.map { .init("x", $0) }
    case .y: y.map { .init("y", $0) }
    case .theta: theta.map { .init("theta", $0) }
    case .radius: radius.map { .init("radius", $0) }
    case .xOffset: xOffset.map { .init("xOffset", $0) }
    case .yOffset: yOffset.map { .init("yOffset", $0) }
    default: nil
    }
  }
}
