import Manuscript

/// Draws what readers select with.
///
/// A rectangle marks an interval, as Vega does: a faint one behind the marks
/// and an outline before them, as large as what is selected to begin with. Where nothing is, both have
/// no size: they cannot be seen, but they are part of the scene. So are the cells around marks by which
/// readers pick the nearest one.
struct BrushLayers {
  /// The intervals that the whole specification has, with the views that they are for.
  private let shared: [(brush: YAMLNode, views: [String]?)]
  private let sharedPickers: [(brush: YAMLNode, views: [String]?)]

  /// Finds the intervals that stand beside the outermost view.
  init(of node: YAMLNode) {
    func placed(_ params: [YAMLNode]) -> [(brush: YAMLNode, views: [String]?)] {
      params.map { ($0, $0["views"]?.elements?.compactMap(\.string)) }
    }
    shared = placed(Self.brushes(node))
    sharedPickers = placed(Self.pickers(node))
  }

  /// The specification with its rectangles.
  func added(to node: YAMLNode) -> YAMLNode { view(node, isOutermost: true) }

  private func view(_ node: YAMLNode, isOutermost: Bool = false) -> YAMLNode {
    if node.gives("mark") { return unit(node, isOutermost: isOutermost) }
    var node = node.changing("layer") { layers($0, isOutermost: isOutermost) }
    for name in ["hconcat", "vconcat", "concat"] {
      node = node.changing(name) { $0.changingElements { view($0) } }
    }
    return node.changing("spec") { view($0) }
  }

  /// Layers: what has no view of its own is for the first of them.
  private func layers(_ node: YAMLNode, isOutermost: Bool) -> YAMLNode {
    guard let elements = node.elements else { return node }
    let changed = elements.enumerated().map { index, layer in
      view(layer, isOutermost: isOutermost && index == 0)
    }
    return YAMLNode(.sequence(changed), at: node.range)
  }

  /// A view of one mark: that mark between the rectangles of its intervals.
  private func unit(_ node: YAMLNode, isOutermost: Bool) -> YAMLNode {
    let name = node["name"]?.string
    func isHere(_ shared: (brush: YAMLNode, views: [String]?)) -> Bool {
      guard let views = shared.views else { return isOutermost }
      return name.map { name in views.contains { $0.hasSuffix(name) } } ?? false
    }
    var node = node
    if !Self.pickers(node).isEmpty || sharedPickers.contains(where: isHere) {
      node = node.changing("mark") { mark in
        let whole = mark.entries == nil ? mark.emptyMapping.setting("type", mark) : mark
        return whole.setting(
          MarkSpecification.picksNearest, YAMLNode(.boolean(true), at: mark.range))
      }
    }
    let others = shared.filter(isHere)
    let own = Self.brushes(node).filter { brush in !others.contains { $0.brush == brush } }
    let brushes = (own + others.map(\.brush)).compactMap {
      Brush($0, encoding: node["encoding"])
    }
    guard !brushes.isEmpty else { return node }
    let facets: Set<String> = ["row", "column", "facet"]
    let encoding = node["encoding"] ?? node.emptyMapping
    let channels = encoding.removing(facets)
    let kept = Set((encoding.entries ?? []).map(\.key.value)).subtracting(facets)
    let inner = node.emptyMapping.setting("encoding", channels)
      .filled(from: node.removing(Set((node.entries ?? []).map(\.key.value)).subtracting(["mark"])))
    let layers = brushes.map(\.ground) + [inner] + brushes.map(\.outline)
    let outer = node.removing(["mark"]).changing("encoding") { $0.removing(kept) }
    return outer.setting("layer", YAMLNode(.sequence(layers), at: node.range))
  }

  /// The parameters by which readers pick the nearest mark.
  private static func pickers(_ node: YAMLNode) -> [YAMLNode] {
    (node["params"]?.elements ?? []).filter { $0["select"]?["nearest"]?.boolean == true }
  }

  private static func brushes(_ node: YAMLNode) -> [YAMLNode] {
    (node["params"]?.elements ?? []).filter { param in
      let kind = param["select"]?.string ?? param["select"]?["type"]?.string
      return kind == "interval" && param["bind"]?.string != "scales"
    }
  }
}

/// The two rectangles of an interval.
private struct Brush {
  private let param: YAMLNode
  private let selection: Selection
  private let encoding: YAMLNode

  init?(_ param: YAMLNode, encoding: YAMLNode?) {
    guard let selection = Selection(param, encoding: encoding) else { return nil }
    self.param = param
    self.selection = selection
    self.encoding = encoding ?? param.emptyMapping
  }

  var ground: YAMLNode {
    layer(
      fill: look("fill") ?? text("#333"),
      fillOpacity: look("fillOpacity") ?? YAMLNode(.number(0.125), at: param.range), stroke: nil)
  }

  var outline: YAMLNode {
    let isEmpty = selection.value == nil
    return layer(
      fill: text("transparent"), fillOpacity: nil,
      stroke: isEmpty ? nil : look("stroke") ?? text("white"))
  }

  private func layer(fill: YAMLNode, fillOpacity: YAMLNode?, stroke: YAMLNode?) -> YAMLNode {
    var mark = param.emptyMapping.setting("type", text("rect")).setting("fill", fill)
    if let fillOpacity { mark = mark.setting("fillOpacity", fillOpacity) }
    if let stroke { mark = mark.setting("stroke", stroke) }
    let row = param.emptyMapping.setting("selected", number(1))
    let rows = YAMLNode(.sequence([row]), at: param.range)
    return param.emptyMapping
      .setting("data", param.emptyMapping.setting("values", rows))
      .setting("mark", mark).setting("encoding", places)
  }

  /// Where the rectangle lies: over what is selected; nowhere where nothing is.
  private var places: YAMLNode {
    ["x", "y"].reduce(param.emptyMapping) { places, channel in
      let ends = ends(channel)
      return places.setting(channel, ends.first).setting("\(channel)2", ends.last)
    }
  }

  private func ends(_ channel: String) -> (first: YAMLNode, last: YAMLNode) {
    func value(_ node: YAMLNode) -> YAMLNode { param.emptyMapping.setting("value", node) }
    guard let selected = selection.value else { return (value(number(0)), value(number(0))) }
    guard let stretch = selected[channel]?.elements, stretch.count == 2,
      selection.channels.contains(channel)
    else {
      return (value(number(0)), value(text(channel == "x" ? "width" : "height")))
    }
    func datum(_ node: YAMLNode) -> YAMLNode {
      let place = param.emptyMapping.setting("datum", node)
      return encoding[channel]?["type"].map { place.setting("type", $0) } ?? place
    }
    return (datum(stretch[0]), param.emptyMapping.setting("datum", stretch[1]))
  }

  private func look(_ name: String) -> YAMLNode? { param["select"]?["mark"]?[name] }
  private func text(_ text: String) -> YAMLNode { YAMLNode(.string(text), at: param.range) }
  private func number(_ number: Int) -> YAMLNode { YAMLNode(.integer(number), at: param.range) }
}
