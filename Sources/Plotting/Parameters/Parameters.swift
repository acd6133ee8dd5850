import Manuscript

/// The parameters of a specification, and the specification as it is before a reader moves any of
/// them: with their values in place of their names.
struct Parameters {
  private var values = ParameterValues()
  private var selections: [String: Selection] = [:]
  private let diagnostics: SpecificationDiagnostics

  /// The keys whose texts are expressions.
  private static let expressions: Set<String> = [
    "calculate", "filter", "test", "labelExpr", "expr",
  ]
  /// What holds data, in which nothing is looked for.
  private static let data: Set<String> = ["values", "datasets"]

  /// Reads the parameters of a specification and of all views in it.
  init(of node: YAMLNode, _ diagnostics: SpecificationDiagnostics) {
    self.diagnostics = diagnostics
    gather(node["config"] ?? node.emptyMapping, encoding: nil)
    gather(node, encoding: nil)
  }

  // MARK: - Reading

  private mutating func gather(_ node: YAMLNode, encoding: YAMLNode?) {
    guard let entries = node.entries else { return }
    let encoding = node["encoding"].map { $0.filled(from: encoding) } ?? encoding
    if let params = node["params"] {
      read(params, encoding: encoding ?? Self.firstEncoding(in: node))
    }
    for transform in node["transform"]?.elements ?? [] where transform["extent"] != nil {
      guard let name = transform["param"]?.string else { continue }
      values.set(name, formula: ExtentTransform.formula(of: name))
    }
    for entry in entries {
      switch entry.key.value {
      case "layer", "hconcat", "vconcat", "concat":
        for element in entry.value.elements ?? [] { gather(element, encoding: encoding) }
      case "spec": gather(entry.value, encoding: encoding)
      default: continue
      }
    }
  }

  /// The encoding of the first of several layers, which draws what readers select.
  private static func firstEncoding(in node: YAMLNode) -> YAMLNode? {
    node["layer"]?.elements?.first.flatMap { $0["encoding"] ?? firstEncoding(in: $0) }
  }

  private mutating func read(_ node: YAMLNode, encoding: YAMLNode?) {
    guard let elements = node.elements else {
      diagnostics.report(PlotMessages.wrongType(node, "‘params’", expected: "a list"))
      return
    }
    for element in elements {
      guard let name = element["name"]?.string else {
        diagnostics.report(
          PlotMessages.custom("a parameter needs a ‘name’", at: element.range))
        continue
      }
      if element["select"] != nil {
        guard let selection = Selection(element, encoding: encoding) else {
          diagnostics.report(
            PlotMessages.custom(
              "the parameter ‘\(name)’ selects neither points nor an interval", at: element.range))
          continue
        }
        selections[name] = selection
        values[name] = selection.members ?? element.emptyMapping
      } else {
        values[name] = value(of: element)
      }
    }
  }

  /// The value of a parameter without a selection: as given, computed, or nothing yet.
  private func value(of node: YAMLNode) -> YAMLNode {
    if let value = node["value"] { return resolved(value) }
    if let expression = node["expr"], let text = expression.string,
      let value = values.value(of: text, at: expression)
    {
      return value
    }
    return YAMLNode(.null, at: node.range)
  }

  // MARK: - Resolving

  /// The specification without parameters.
  func resolved(_ node: YAMLNode) -> YAMLNode {
    switch node.value {
    case .sequence(let elements): return YAMLNode(.sequence(elements.map(resolved)), at: node.range)
    case .mapping(let entries):
      if let value = computed(node) { return value }
      let tested = node["param"]?.string.map { self.tested(node, $0) } ?? node
      guard tested.entries != nil else { return tested }
      // A regression's ‘params’ is no list.
      let kept = (tested.entries ?? entries).filter {
        $0.key.value != "params" || $0.value.boolean != nil
      }
      return YAMLNode(.mapping(kept.compactMap(resolved)), at: node.range)
    default: return node
    }
  }

  private func resolved(_ entry: YAMLNode.Entry) -> YAMLNode.Entry? {
    if Self.data.contains(entry.key.value) { return entry }
    if entry.key.value == "domain", let name = entry.value["param"]?.string {
      return selectedDomain(entry.value, name).map { YAMLNode.Entry(key: entry.key, value: $0) }
    }
    guard let text = entry.value.string else {
      return YAMLNode.Entry(key: entry.key, value: resolved(entry.value))
    }
    guard Self.expressions.contains(entry.key.value), !values.isEmpty else { return entry }
    let value = YAMLNode(.string(values.substituted(into: text)), at: entry.value.range)
    return YAMLNode.Entry(key: entry.key, value: value)
  }

  /// The value of `{expr: …}` or `{signal: …}`; nil for any other node.
  private func computed(_ node: YAMLNode) -> YAMLNode? {
    guard let entries = node.entries, entries.count == 1, let entry = entries.first,
      ["expr", "signal"].contains(entry.key.value), let text = entry.value.string
    else { return nil }
    return values.value(of: text, at: node)
  }

  /// A test of a selection as one of fields, where something is selected to begin with; a variable
  /// as the test of its truth.
  private func tested(_ node: YAMLNode, _ name: String) -> YAMLNode {
    let test: YAMLNode
    if let selection = selections[name] {
      guard let selected = selection.test else { return node }
      test = selected
    } else if values[name] != nil {
      test = YAMLNode(.string(values.substituted(into: name)), at: node.range)
    } else {
      return node
    }
    let others = node.removing(["param", "empty"])
    return others.entries?.isEmpty == true ? test : others.setting("test", test)
  }

  /// The stretch that a selection gives a scale to begin with; nil for the scale's own domain.
  private func selectedDomain(_ node: YAMLNode, _ name: String) -> YAMLNode? {
    guard let value = selections[name]?.value else { return nil }
    let key = node["encoding"]?.string ?? node["field"]?.string
    return key.map { value[$0] } ?? value.entries?.first?.value
  }
}
