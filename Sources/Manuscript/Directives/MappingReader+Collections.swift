extension MappingReader {
  /// The elements of the list under a key, or nil.
  public mutating func list(_ key: String) -> [YAMLNode]? {
    node(key).flatMap { list($0, key) }
  }

  /// The elements of the list under a key that must be there.
  public mutating func requiredList(_ key: String) -> [YAMLNode]? {
    requiredNode(key).flatMap { list($0, key) }
  }

  /// The texts under a key, given as one or as a list; nil where the key is missing.
  public mutating func texts(_ key: String) -> [Sourced<String>]? {
    node(key).map { texts($0, key) }
  }

  /// The texts under a key that must be there, given as one or as a list with at least one.
  public mutating func requiredTexts(_ key: String) -> [Sourced<String>]? {
    guard let node = requiredNode(key) else { return nil }
    if node.elements?.isEmpty == true {
      report(.wrongType(key, expected: "one or more names", node))
      return nil
    }
    return texts(node, key)
  }

  /// The names in the list under a key, each one of a few and none twice; nil where the key is missing
  /// or nothing in it is right.
  public mutating func choices(_ key: String, among names: [String]) -> [Sourced<String>]? {
    guard let node = node(key) else { return nil }
    guard let elements = node.elements, !elements.isEmpty else {
      report(.notChoices(key, node, names: names))
      return nil
    }
    var chosen: [Sourced<String>] = []
    for element in elements {
      guard let text = text(element, "each element of ‘\(key)’") else { continue }
      if !names.contains(text.value) {
        report(.notAChoice(key, text, names: names))
      } else if chosen.contains(where: { $0.value == text.value }) {
        report(.choiceTwice(key, text))
      } else {
        chosen.append(text)
      }
    }
    return chosen.isEmpty ? nil : chosen
  }

  /// The numbers of the list under a key, or nil; elements that are none are reported and left out.
  public mutating func numbers(_ key: String) -> [Sourced<Double>]? {
    list(key)?.compactMap { number($0, "each element of ‘\(key)’") }
  }

  /// The mapping under a key, or nil; any other value is reported.
  public mutating func mapping(_ key: String) -> YAMLNode? {
    guard let node = node(key) else { return nil }
    if node.entries != nil { return node }
    report(.wrongType(key, expected: "a mapping", node))
    return nil
  }

  /// The id under a key that must be there.
  ///
  /// - Parameters:
  ///   - key: The key, `id`.
  ///   - prefix: The prefix the id must have (`fig`), or nil where it must have no reserved one.
  public mutating func requiredIdentifier(
    _ key: String = "id", prefix: String?
  ) -> Sourced<String>? {
    guard let text = requiredText(key) else { return nil }
    if let diagnostic = Identifier.problem(with: text, prefix: prefix) { report(diagnostic) }
    return text
  }

  private mutating func list(_ node: YAMLNode, _ name: String) -> [YAMLNode]? {
    if let elements = node.elements { return elements }
    report(.wrongType(name, expected: "a list", node))
    return nil
  }

  private mutating func texts(_ node: YAMLNode, _ name: String) -> [Sourced<String>] {
    guard let elements = node.elements else {
      if let string = node.string { return [Sourced(string, at: node.range)] }
      report(.wrongType(name, expected: "text or a list of texts", node))
      return []
    }
    return elements.compactMap { text($0, "each element of ‘\(name)’") }
  }
}
