import Manuscript

/// Lays a configuration into a specification: what it says of marks, guides, scales, titles and
/// views is written where the specification says nothing.
struct ConfiguredView {
  let configuration: Configuration

  /// The view with everything inside it.
  func view(_ node: YAMLNode) -> YAMLNode { view(node, inherited: []) }

  /// - Parameter inherited: The channels that layers around define: their guides have the
  ///   configuration already.
  private func view(_ node: YAMLNode, inherited: Set<String>) -> YAMLNode {
    guard node.entries != nil else { return node }
    var node = node.changing("title", title)
    let isUnit = node.gives("mark")
    let isLayer = node.gives("layer")
    if isUnit || isLayer, let ground { node = node.filledMember("view", from: ground) }
    let mark = isUnit ? node["mark"]?["type"]?.string ?? node["mark"]?.string : nil
    var known = inherited
    if let encoding = node["encoding"]?.entries {
      let channels = ConfiguredChannels(configuration: configuration, mark: mark)
      node = node.changing("encoding") { channels.encoding($0, inherited: inherited) }
      known.formUnion(encoding.map(\.key.value))
    }
    if isUnit { node = node.changing("mark") { ConfiguredMark(configuration).mark($0) } }
    if node.gives("facet") {
      let channels = ConfiguredChannels(configuration: configuration, mark: nil)
      node = node.changing("facet", channels.facet)
    }
    node = spaced(node)
    node = node.changing("layer") { layers in
      // The layers of ‘repeat’ are a list of fields, not of views.
      layers.changingElements { view($0, inherited: known) }
    }
    for name in ["hconcat", "vconcat", "concat"] {
      node = node.changing(name) { $0.changingElements(view) }
    }
    return node.changing("spec", view)
  }

  /// What the configuration says of the ground of views, their sizes left out.
  private var ground: YAMLNode? {
    let sizes = ["continuousWidth", "continuousHeight", "discreteWidth", "discreteHeight", "step"]
    let view = configuration["view"]?.removing(Set(sizes + ["clip", "width", "height", "cursor"]))
    let cell = configuration["style", "cell"]
    return view?.filled(from: cell) ?? cell
  }

  private func title(_ node: YAMLNode) -> YAMLNode {
    guard !node.isNull, let given = configuration["title"] ?? configuration["style", "group-title"]
    else { return node }
    let written =
      node.entries == nil ? node.emptyMapping.setting("text", node) : node
    let style = configuration["style", "group-title"]?.renaming(["fill": "color"])
    return written.filled(from: given.renaming(["fill": "color"])).filled(from: style)
  }

  /// Distances between views, and how many stand side by side.
  private func spaced(_ node: YAMLNode) -> YAMLNode {
    let isFacet =
      node.gives("facet")
      || ["facet", "row", "column"].contains { node["encoding"]?[$0] != nil }
    if isFacet { return node.filled(from: configuration["facet"]) }
    guard let section = configuration["concat"] else { return node }
    if node.gives("concat") || node.gives("repeat") { return node.filled(from: section) }
    guard node.gives("hconcat") || node.gives("vconcat") else { return node }
    return node.filled(from: section.removing(["columns"]))
  }
}

extension YAMLNode {
  /// The mapping with a member filled from another mapping; the member is made where it is missing,
  /// and left alone where it is `null` or no mapping.
  func filledMember(_ key: String, from other: YAMLNode?) -> YAMLNode {
    guard let other, let entries = other.entries, !entries.isEmpty else { return self }
    guard let member = self[key] else { return setting(key, other) }
    return setting(key, member.filled(from: other))
  }

  /// The mapping with keys renamed.
  func renaming(_ names: [String: String]) -> YAMLNode {
    guard let entries else { return self }
    let renamed = entries.map { entry in
      let name = names[entry.key.value] ?? entry.key.value
      return Entry(key: Sourced(name, at: entry.key.range), value: entry.value)
    }
    return YAMLNode(.mapping(renamed), at: range)
  }
}
