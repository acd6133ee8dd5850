import Manuscript

extension YAMLNode {
  /// Whether a mapping gives a key.
  func gives(_ key: String) -> Bool { self[key] != nil }

  /// The mapping with a key's value set; any other node as it is.
  func setting(_ key: String, _ value: YAMLNode) -> YAMLNode {
    guard var entries else { return self }
    if let index = entries.firstIndex(where: { $0.key.value == key }) {
      entries[index].value = value
    } else {
      entries.append(Entry(key: Sourced(key, at: value.range), value: value))
    }
    return YAMLNode(.mapping(entries), at: range)
  }

  /// The mapping without some keys.
  func removing(_ keys: Set<String>) -> YAMLNode {
    guard let entries else { return self }
    return YAMLNode(.mapping(entries.filter { !keys.contains($0.key.value) }), at: range)
  }

  /// The mapping with the entries of another whose keys it lacks.
  func filled(from other: YAMLNode?) -> YAMLNode {
    guard let entries, let others = other?.entries else { return self }
    let known = Set(entries.map(\.key.value))
    return YAMLNode(.mapping(entries + others.filter { !known.contains($0.key.value) }), at: range)
  }

  /// The mapping with the value of one key changed, where it has it.
  func changing(_ key: String, _ change: (YAMLNode) -> YAMLNode) -> YAMLNode {
    guard let value = self[key] else { return self }
    return setting(key, change(value))
  }

  /// The list with each element changed; any other node as it is.
  func changingElements(_ change: (YAMLNode) -> YAMLNode) -> YAMLNode {
    guard let elements else { return self }
    return YAMLNode(.sequence(elements.map(change)), at: range)
  }

  /// A mapping without entries at this node's place.
  var emptyMapping: YAMLNode { YAMLNode(.mapping([]), at: range) }
}
