import Manuscript

extension ViewReader {
  /// Reads `repeat`: the same plot with one field after another in the place of
  /// `{repeat: row}`, `{repeat: column}`, `{repeat: repeat}` or `{repeat: layer}`.
  func repeated(_ reader: inout PropertyReader, _ inherited: Inherited) -> ViewSpecification? {
    let node = reader.value("repeat")
    let columns = reader.number("columns", 1...1000).map { Int($0) }
    let specification = reader.value("spec")
    var concat = ConcatSpecification(rows: [])
    let fields = node.flatMap(repeatedFields)
    let isLayered = fields?.rows == [nil] && fields?.columns == [nil] && fields?.layers != nil
    if !isLayered { readArrangement(&reader, into: &concat) }
    guard let fields, let specification else {
      reader.finish()
      if specification == nil {
        diagnostics.report(
          PlotMessages.custom(
            "‘repeat’ needs ‘spec’, the plot that is repeated", at: reader.node.range))
      }
      return nil
    }
    if isLayered { return layered(&reader, fields.layers ?? [], specification, inherited) }
    reader.finish()
    let views = fields.rows.map { row in
      fields.columns.map { column in
        let values = ["row": row, "column": column, "repeat": column]
        let one = Self.replacing(values.compactMapValues { $0 }, in: specification)
        return view(fields.layers.map { Self.layers($0, one) } ?? one, inherited)
      }
    }
    let isWrapped = node?.elements != nil
    concat.rows = isWrapped ? Self.lines(views[0], of: columns ?? views[0].count) : views
    return concat.rows.joined().contains { $0 != nil } ? .concat(concat) : nil
  }

  private struct RepeatedFields {
    var rows: [YAMLNode?] = [nil]
    var columns: [YAMLNode?] = [nil]
    var layers: [YAMLNode]?
  }

  private func repeatedFields(_ node: YAMLNode) -> RepeatedFields? {
    var fields = RepeatedFields()
    if let elements = node.elements, !elements.isEmpty {
      fields.columns = elements
      return fields
    }
    guard var reader = PropertyReader(node, "‘repeat’", diagnostics) else { return nil }
    func list(_ name: String) -> [YAMLNode]? {
      guard let node = reader.value(name) else { return nil }
      if let elements = node.elements, !elements.isEmpty { return elements }
      return reader.wrong(node, name, expected: "a list of fields")
    }
    if let rows = list("row") { fields.rows = rows }
    if let columns = list("column") { fields.columns = columns }
    fields.layers = list("layer")
    reader.finish()
    return fields
  }

  /// A plot whose layers are the repetitions; it may lie in views of views.
  private func layered(
    _ reader: inout PropertyReader, _ fields: [YAMLNode], _ specification: YAMLNode,
    _ inherited: Inherited
  ) -> ViewSpecification? {
    var node = Self.layers(fields, specification)
    let names = ["title", "width", "height", "resolve", "view"]
    let own = (reader.node.entries ?? []).filter { names.contains($0.key.value) }
    for name in names { _ = reader.value(name) }
    _ = spacing(&reader)
    reader.finish()
    let taken = own.map(\.key.value)
    let kept = (node.entries ?? []).filter { !taken.contains($0.key.value) }
    node = YAMLNode(.mapping(own + kept), at: node.range)
    return view(node, inherited)
  }

  private static func layers(_ fields: [YAMLNode], _ specification: YAMLNode) -> YAMLNode {
    let range = specification.range
    let copies = fields.map { field in
      let copy = replacing(["layer": field], in: specification)
      let names = ["width", "height"]
      return YAMLNode(
        .mapping((copy.entries ?? []).filter { !names.contains($0.key.value) }), at: range)
    }
    let key = Sourced("layer", at: range)
    let sizes = (specification.entries ?? []).filter {
      ["width", "height"].contains($0.key.value)
    }
    return YAMLNode(
      .mapping(sizes + [.init(key: key, value: YAMLNode(.sequence(copies), at: range))]), at: range)
  }

  /// A specification with fields in the places that wait for them.
  private static func replacing(_ values: [String: YAMLNode], in node: YAMLNode) -> YAMLNode {
    if let entries = node.entries {
      if entries.count == 1, entries[0].key.value == "repeat",
        let name = entries[0].value.string, let value = values[name]
      {
        return value
      }
      return YAMLNode(
        .mapping(entries.map { .init(key: $0.key, value: replacing(values, in: $0.value)) }),
        at: node.range)
    }
    if let elements = node.elements {
      return YAMLNode(.sequence(elements.map { replacing(values, in: $0) }), at: node.range)
    }
    return node
  }
}
