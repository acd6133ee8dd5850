extension DirectiveReader {
  /// Reads `claim`.
  mutating func claim(_ node: YAMLNode) -> ClaimDirective? {
    var reader = keys(of: node, "a claim")
    let id = reader.requiredIdentifier(prefix: "cl")
    let from = reader.texts("from") ?? []
    let statement = reader.requiredText("claim")
    let quantities = quantities(&reader)
    let holds = reader.requiredExpression("holds")
    let format = reader.spelling("format")
    let profiles = reader.choices("profiles", among: ProfileNames.all)
    let tolerance = reader.tolerance()
    finish(&reader)
    let inlines = inlines(statement, as: "a statement")
    guard let id, statement != nil, let holds else { return nil }
    return ClaimDirective(
      id: id, from: from, statement: inlines, quantities: quantities, holds: holds, format: format,
      profiles: profiles, tolerance: tolerance, range: range)
  }

  private func quantities(_ reader: inout MappingReader) -> [ClaimDirective.Quantity] {
    let single = reader.expression("value")
    let several = reader.mapping("values")
    if single != nil, several != nil, let place = reader.place(ofKey: "values") {
      reader.report(.valueAndValues(at: place))
    }
    var quantities: [ClaimDirective.Quantity] = []
    if let single {
      let name = Sourced("value", at: reader.place(ofKey: "value") ?? single.range)
      quantities.append(ClaimDirective.Quantity(name: name, expression: single))
    }
    for entry in several?.entries ?? [] {
      if !isQuantityName(entry.key.value) { reader.report(.quantityName(entry.key)) }
      if let expression = reader.expression(entry.value, entry.key.value) {
        quantities.append(ClaimDirective.Quantity(name: entry.key, expression: expression))
      }
    }
    return quantities
  }

  /// Letters, digits and `_`, not a digit first, and not `holds`, which names the verdict.
  private func isQuantityName(_ name: String) -> Bool {
    guard let first = name.utf8.first, !first.isDigit, name != "holds" else { return false }
    return name.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
  }
}

extension Diagnostic {
  static func missingCaption(of kind: String, _ id: Sourced<String>) -> Diagnostic {
    Diagnostic(.warning, at: id.range, "the \(kind) ‘\(id.value)’ has no caption")
  }

  static func valueAndValues(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "a claim has either ‘value’ or ‘values’, not both",
      notes: ["name the single value in ‘values’"])
  }

  static func quantityName(_ name: Sourced<String>) -> Diagnostic {
    Diagnostic(
      at: name.range, "‘\(name.value)’ cannot name a quantity",
      notes: ["names are letters, digits and ‘_’, begin with a letter, and are not ‘holds’"])
  }
}
