import Manuscript
import Results

/// Reads a range of a sweep: `{from: 0, to: 1, count: 11}`, `{from: 0, to: 10, step: 2}`,
/// `{from: 1e-4, to: 1, count: 13, scale: log}`.
struct RangeReader {
  /// Reads single values, and holds what is wrong so far.
  var reader: ParameterReader
  /// The most points that a sweep may have.
  let maximumPointCount: Int

  private static let keys = ["from", "to", "count", "step", "scale"]
  private static let scales = ["linear", "log"]

  /// The numbers of a range in the parameter's type, or nil after reporting what is wrong.
  mutating func values(
    _ entries: [YAMLNode.Entry], at range: SourceRange, for parameter: any ParameterDeclaration
  ) -> [ArgumentValue]? {
    let before = reader.diagnostics.count
    for entry in entries where !Self.keys.contains(entry.key.value) {
      report(PlanningMessages.unknownRangeKey(entry.key, known: Self.keys))
    }
    guard parameter.hasType(of: .integer(0)) else {
      report(PlanningMessages.rangeOfOtherType(parameter, at: range))
      return nil
    }
    var nodes: [String: YAMLNode] = [:]
    for entry in entries { nodes[entry.key.value] = entry.value }
    let numbers = numbers(nodes, at: range, for: parameter)
    guard reader.diagnostics.count == before, let numbers else { return nil }
    return checked(numbers, isLogarithmic: nodes["scale"]?.string == "log", at: range, parameter)
  }

  private mutating func report(_ diagnostic: Diagnostic) {
    reader.diagnostics.append(diagnostic)
  }

  private mutating func numbers(
    _ nodes: [String: YAMLNode], at range: SourceRange, for parameter: any ParameterDeclaration
  ) -> [Double]? {
    let first = number(nodes["from"], key: "from", at: range)
    let last = number(nodes["to"], key: "to", at: range)
    let isLogarithmic = isLogarithmic(nodes["scale"])
    switch (nodes["count"], nodes["step"]) {
    case (let count?, nil):
      guard let count = self.count(count), let first, let last else { return nil }
      guard isLogarithmic else { return Grid.linear(from: first, to: last, count: count) }
      guard isPositive(first, nodes["from"]), isPositive(last, nodes["to"]) else { return nil }
      return Grid.logarithmic(from: first, to: last, count: count)
    case (nil, let step?):
      if isLogarithmic, let scale = nodes["scale"] {
        report(PlanningMessages.stepInLogRange(scale))
      }
      guard let distance = number(step, key: "step", at: range), let first, let last else {
        return nil
      }
      return stepped(from: first, to: last, step: distance, at: step.range)
    case (let count?, .some):
      report(PlanningMessages.countAndStep(at: count.range))
    case (nil, nil): report(PlanningMessages.neitherCountNorStep(at: range))
    }
    return nil
  }

  private mutating func number(_ node: YAMLNode?, key: String, at range: SourceRange) -> Double? {
    guard let node else {
      report(PlanningMessages.missingRangeKey(key, at: range))
      return nil
    }
    guard let number = node.double, number.isFinite else {
      report(PlanningMessages.rangeKeyNeedsNumber(key, node))
      return nil
    }
    return number
  }

  private mutating func isLogarithmic(_ node: YAMLNode?) -> Bool {
    guard let node else { return false }
    guard let name = node.string, Self.scales.contains(name) else {
      report(PlanningMessages.unknownScale(node, known: Self.scales))
      return false
    }
    return name == "log"
  }

  private mutating func count(_ node: YAMLNode) -> Int? {
    guard let count = node.integer, count >= 2 else {
      report(PlanningMessages.rangeNeedsCount(node))
      return nil
    }
    guard count <= maximumPointCount else {
      report(
        PlanningMessages.tooManyPoints(Double(count), limit: maximumPointCount, at: node.range))
      return nil
    }
    return count
  }

  private mutating func isPositive(_ number: Double, _ node: YAMLNode?) -> Bool {
    if number > 0 { return true }
    if let node { report(PlanningMessages.logRangeNeedsPositive(number, at: node.range)) }
    return false
  }

  private mutating func stepped(
    from first: Double, to last: Double, step: Double, at range: SourceRange
  ) -> [Double]? {
    guard step != 0, first == last || (step > 0) == (last > first) else {
      report(PlanningMessages.stepOfWrongSign(step, from: first, to: last, at: range))
      return nil
    }
    let count = Grid.stepCount(from: first, to: last, step: step)
    guard count <= Double(maximumPointCount) else {
      report(PlanningMessages.tooManyPoints(count, limit: maximumPointCount, at: range))
      return nil
    }
    return Grid.stepped(from: first, step: step, count: Int(count))
  }

  /// The numbers in the parameter's type.
  ///
  /// A logarithmic range of whole numbers is rounded to them. The first number out of range, or a
  /// whole number that comes twice, is reported.
  private mutating func checked(
    _ numbers: [Double], isLogarithmic: Bool, at range: SourceRange,
    _ parameter: any ParameterDeclaration
  ) -> [ArgumentValue]? {
    let isWhole = parameter.columnKind == .integer
    var values: [ArgumentValue] = []
    for number in numbers {
      let argument = ArgumentValue.number(isWhole && isLogarithmic ? number.rounded() : number)
      guard let value = reader.check(argument, for: parameter, at: range) else { return nil }
      if isWhole, value == values.last {
        report(PlanningMessages.repeatedWholeNumber(value, for: parameter, at: range))
        return nil
      }
      values.append(value)
    }
    return values
  }
}
