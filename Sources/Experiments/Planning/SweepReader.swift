import Manuscript

/// Reads `sweep:` into axes.
package struct SweepReader {
  /// The key that holds parameters advancing together.
  package static let zipKey = "zip"

  /// Reads single values, and holds what is wrong so far.
  var reader: ParameterReader
  /// The most points that a sweep may have.
  let maximumPointCount: Int

  /// The axes of the entries of a sweep, in order; mistakes are left in `reader`.
  mutating func sweep(_ entries: [YAMLNode.Entry]) -> Sweep {
    var sweep = Sweep()
    var taken: Set<String> = []
    for entry in entries {
      let axes = entry.key.value == Self.zipKey ? zips(entry.value) : [single(entry)]
      for case let axis? in axes {
        for name in axis.parameters where !taken.insert(name).inserted {
          reader.diagnostics.append(PlanningMessages.sweptTwice(name, at: entry.key.range))
        }
        sweep.axes.append(axis)
      }
    }
    return sweep
  }

  /// The entries of a sweep that give parameters values, those under `zip` among them.
  static func parameterEntries(_ sweep: [YAMLNode.Entry]) -> [YAMLNode.Entry] {
    sweep.flatMap { entry in
      guard entry.key.value == zipKey else { return [entry] }
      return (entry.value.elements ?? [entry.value]).flatMap { $0.entries ?? [] }
    }
  }

  /// One axis, or one for each mapping of a list.
  private mutating func zips(_ node: YAMLNode) -> [SweepAxis?] {
    guard let groups = node.elements, !groups.isEmpty else { return [zipped(node)] }
    return groups.map { zipped($0) }
  }

  private mutating func single(_ entry: YAMLNode.Entry) -> SweepAxis? {
    guard let parameter = reader.declaration(named: entry.key),
      let values = values(of: entry.value, for: parameter)
    else { return nil }
    return SweepAxis(parameters: [parameter.name], points: values.map { [$0] })
  }

  private mutating func zipped(_ node: YAMLNode) -> SweepAxis? {
    guard let entries = node.entries, !entries.isEmpty else {
      reader.diagnostics.append(PlanningMessages.zipNeedsMapping(node))
      return nil
    }
    var columns: [(name: String, values: [ArgumentValue])] = []
    for entry in entries {
      guard let parameter = reader.declaration(named: entry.key),
        let values = values(of: entry.value, for: parameter)
      else { continue }
      if let first = columns.first, first.values.count != values.count {
        reader.diagnostics.append(
          PlanningMessages.unequalZip(
            entry, count: values.count, first: first.name, firstCount: first.values.count))
        continue
      }
      columns.append((parameter.name, values))
    }
    guard columns.count == entries.count, let count = columns.first?.values.count else {
      return nil
    }
    return SweepAxis(
      parameters: columns.map(\.name),
      points: (0..<count).map { step in columns.map { $0.values[step] } })
  }

  private mutating func values(
    of node: YAMLNode, for parameter: any ParameterDeclaration
  ) -> [ArgumentValue]? {
    switch node.value {
    case .sequence(let elements): return listed(elements, node, for: parameter)
    case .mapping(let entries):
      var range = RangeReader(reader: reader, maximumPointCount: maximumPointCount)
      defer { reader = range.reader }
      return range.values(entries, at: node.range, for: parameter)
    default:
      reader.diagnostics.append(PlanningMessages.sweepNeedsValues(node, for: parameter))
      return nil
    }
  }

  private mutating func listed(
    _ elements: [YAMLNode], _ node: YAMLNode, for parameter: any ParameterDeclaration
  ) -> [ArgumentValue]? {
    guard !elements.isEmpty else {
      reader.diagnostics.append(PlanningMessages.emptySweep(node, for: parameter))
      return nil
    }
    guard elements.count <= maximumPointCount else {
      reader.diagnostics.append(
        PlanningMessages.tooManyPoints(
          Double(elements.count), limit: maximumPointCount, at: node.range))
      return nil
    }
    let values = elements.map { reader.argument($0, for: parameter) }
    let present = values.compactMap { $0 }
    return present.count == values.count ? present : nil
  }
}
