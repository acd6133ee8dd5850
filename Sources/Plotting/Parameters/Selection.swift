import Manuscript

/// A parameter that a reader selects with, and what it selects before any reader does.
struct Selection: Sendable {
  /// What a reader draws: points, or a stretch along axes.
  enum Kind: String, Sendable {
    case point
    case interval
  }

  let kind: Kind
  /// What is selected to begin with; nil for nothing.
  let value: YAMLNode?
  /// Whether it moves scales rather than drawing a rectangle.
  let movesScales: Bool
  /// The channels along which an interval reaches.
  let channels: [String]
  /// The fields, or channels, by which points are told apart.
  private let keys: [String]
  /// The field of each channel of the view that has the selection.
  private let fields: [String: String]

  /// Reads a parameter with `select`; nil where it says nothing known.
  init?(_ node: YAMLNode, encoding: YAMLNode?) {
    guard let select = node["select"] else { return nil }
    guard let kind = (select.string ?? select["type"]?.string).flatMap(Kind.init) else {
      return nil
    }
    self.kind = kind
    let value = node["value"]
    self.value = value?.isNull == true ? nil : value
    movesScales = node["bind"]?.string == "scales"
    let encodings = select["encodings"]?.elements?.compactMap(\.string)
    channels = encodings ?? ["x", "y"].filter { encoding?[$0] != nil }
    keys = select["fields"]?.elements?.compactMap(\.string) ?? encodings ?? []
    var fields: [String: String] = [:]
    for entry in encoding?.entries ?? [] {
      if let field = entry.value["field"]?.string { fields[entry.key.value] = field }
    }
    self.fields = fields
  }

  // MARK: - Tests

  /// The predicate that holds for what is selected to begin with; nil where nothing is.
  var test: YAMLNode? {
    guard let value else { return nil }
    switch kind {
    case .interval:
      let tests = (value.entries ?? []).compactMap { entry in
        fields[entry.key.value].map { field in
          value.predicate(field, "range", Self.ordered(entry.value))
        }
      }
      return tests.isEmpty ? nil : value.combination("and", tests)
    case .point:
      let points = value.elements ?? [value]
      let tests = points.compactMap(point)
      return tests.isEmpty ? nil : value.combination("or", tests)
    }
  }

  /// The ends of an interval, the lesser first where they are numbers.
  private static func ordered(_ ends: YAMLNode) -> YAMLNode {
    guard let elements = ends.elements, elements.count == 2, let first = elements[0].double,
      let second = elements[1].double, second < first
    else { return ends }
    return YAMLNode(.sequence([elements[1], elements[0]]), at: ends.range)
  }

  /// The test of a point: by its fields, or by the one field there is.
  private func point(_ node: YAMLNode) -> YAMLNode? {
    guard let entries = node.entries else {
      guard let key = keys.first, keys.count == 1 else { return nil }
      return node.predicate(fields[key] ?? key, "equal", node)
    }
    let tests = entries.map { entry in
      node.predicate(fields[entry.key.value] ?? entry.key.value, "equal", entry.value)
    }
    return tests.isEmpty ? nil : node.combination("and", tests)
  }

  /// The value that expressions see: what is selected, by field.
  var members: YAMLNode? {
    guard let value else { return nil }
    if kind == .interval { return value }
    let first = value.elements?.first ?? value
    if first.entries != nil { return first }
    return keys.first.map { first.emptyMapping.setting($0, first) }
  }
}

extension YAMLNode {
  /// A predicate about one field.
  fileprivate func predicate(_ field: String, _ test: String, _ value: YAMLNode) -> YAMLNode {
    emptyMapping.setting("field", YAMLNode(.string(field), at: range)).setting(test, value)
  }

  /// Predicates combined by `and` or `or`.
  fileprivate func combination(_ name: String, _ tests: [YAMLNode]) -> YAMLNode {
    tests.count == 1 ? tests[0] : emptyMapping.setting(name, YAMLNode(.sequence(tests), at: range))
  }
}
