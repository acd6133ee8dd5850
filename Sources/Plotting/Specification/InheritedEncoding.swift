import Manuscript

/// Lays the channels of a layer over those it inherits, property by property.
enum InheritedEncoding {
  static func merged(
    _ inherited: [YAMLNode.Entry], _ own: [YAMLNode.Entry]
  ) -> [YAMLNode.Entry] {
    var merged = inherited
    for entry in own {
      guard let index = merged.firstIndex(where: { $0.key.value == entry.key.value }) else {
        merged.append(entry)
        continue
      }
      if entry.value["condition"] != nil {
        merged[index] = conditional(entry, over: merged[index])
      } else if let properties = entry.value.entries, let before = merged[index].value.entries {
        let names = properties.map(\.key.value)
        let kept = before.filter { !names.contains($0.key.value) && !isReplaced($0, names) }
        let node = YAMLNode(.mapping(properties + kept), at: entry.value.range)
        merged[index] = YAMLNode.Entry(key: entry.key, value: node)
      } else {
        merged[index] = entry
      }
    }
    return merged
  }

  /// A channel with conditions laid over an inherited one: it takes its place, unless it has data of
  /// its own, to which the inherited properties go.
  private static func conditional(
    _ entry: YAMLNode.Entry, over inherited: YAMLNode.Entry
  ) -> YAMLNode.Entry {
    let sources = ["field", "datum", "aggregate"]
    func completed(_ node: YAMLNode) -> YAMLNode {
      let own = node.entries ?? []
      let names = own.map(\.key.value)
      let kept = (inherited.value.entries ?? []).filter {
        !names.contains($0.key.value) && $0.key.value != "condition" && !isReplaced($0, names)
      }
      return YAMLNode(.mapping(own + kept), at: node.range)
    }
    if sources.contains(where: { entry.value[$0] != nil }) {
      return .init(key: entry.key, value: completed(entry.value))
    }
    guard var properties = entry.value.entries,
      let index = properties.firstIndex(where: { $0.key.value == "condition" }),
      sources.contains(where: { properties[index].value[$0] != nil })
    else { return entry }
    properties[index].value = completed(properties[index].value)
    return .init(key: entry.key, value: YAMLNode(.mapping(properties), at: entry.value.range))
  }

  /// Whether an inherited property gives way: a value takes the place of all, a datum that of a
  /// field, a field that of a datum or a value.
  private static func isReplaced(_ entry: YAMLNode.Entry, _ names: [String]) -> Bool {
    if names.contains("value") { return true }
    if names.contains("datum") {
      return ["field", "aggregate", "bin", "timeUnit", "sort", "stack", "impute", "value"]
        .contains(entry.key.value)
    }
    return names.contains("field") && ["datum", "value"].contains(entry.key.value)
  }
}
