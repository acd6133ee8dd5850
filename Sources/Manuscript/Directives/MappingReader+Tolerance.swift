extension MappingReader {
  /// What `diff` says: which numbers count as equal where reports are compared.
  mutating func tolerance() -> Tolerance? {
    guard let node = node("diff") else { return nil }
    guard let entries = node.entries, !entries.isEmpty else {
      report(.notATolerance(node))
      return nil
    }
    var reader = MappingReader(node, of: "‘diff’")
    let relative = reader.number("relative", in: 0...1)
    let absolute = reader.number("absolute", in: 0 ... .greatestFiniteMagnitude)
    let problems = reader.finish()
    for problem in problems { report(problem) }
    guard problems.isEmpty else { return nil }
    return Tolerance(relative: relative?.value ?? 0, absolute: absolute?.value ?? 0)
  }
}

extension Diagnostic {
  static func notATolerance(_ node: YAMLNode) -> Diagnostic {
    let number = node.double.flatMap { $0.isFinite ? node.spelling ?? "\($0)" : nil }
    return Diagnostic(
      at: node.range,
      "‘diff’ must say which numbers count as equal, not "
        + (node.entries == nil ? node.description : "nothing"),
      notes: ["its keys are relative, a share of the larger number, and absolute"],
      suggestion: number.map { "{relative: \($0)}" })
  }
}
