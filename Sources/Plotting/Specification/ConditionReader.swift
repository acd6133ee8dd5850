import Manuscript
import Results

/// Reads `condition` of a channel: what rows are given that pass a test.
///
/// As in Vega-Lite, either one condition gives a field or datum and the channel itself at most a
/// value, or any number of conditions give values beside a field, a datum or a value.
struct ConditionReader {
  let channels: ChannelReader
  let channel: Channel
  let testable: TableColumns

  private var diagnostics: SpecificationDiagnostics { channels.diagnostics }
  private var subject: String { "the condition of the channel ‘\(channel.rawValue)’" }

  /// Reads the conditions of a channel whose own content the definition has, where it has one.
  ///
  /// - Returns: Whether all of them could be read; else a diagnostic says why not.
  func read(_ reader: inout PropertyReader, into definition: inout ChannelDefinition) -> Bool {
    guard let node = reader.value("condition") else { return true }
    guard channel.takesConditions else {
      let names = Channel.allCases.filter(\.takesConditions).map(\.rawValue)
      diagnostics.report(
        PlotMessages.custom(
          "the channel ‘\(channel.rawValue)’ takes no ‘condition’",
          at: reader.keyRange("condition"),
          notes: ["conditions decide: " + names.joined(separator: ", ")]))
      return false
    }
    let nodes = node.elements ?? [node]
    guard !nodes.isEmpty else {
      return reader.wrong(node, "condition", expected: "a condition or a list of them") ?? false
    }
    if node.elements == nil, isScaled(node) {
      return readScaled(node, &reader, into: &definition)
    }
    let conditions = nodes.compactMap(readValue)
    guard conditions.count == nodes.count else { return false }
    definition.conditions = conditions
    if !reader.hasSource {
      if case .constant(let value)? = conditions.first?.outcome {
        definition.content = .constant(value)
      }
      definition.otherwise = .nothing
    }
    return true
  }

  private func isScaled(_ node: YAMLNode) -> Bool {
    ["field", "datum", "aggregate"].contains { node[$0] != nil }
  }

  // MARK: - What a condition gives

  /// A condition that gives a field or a datum: the channel's scale, legend and title are its.
  private func readScaled(
    _ node: YAMLNode, _ outer: inout PropertyReader, into definition: inout ChannelDefinition
  ) -> Bool {
    guard var reader = PropertyReader(node, subject, diagnostics) else { return false }
    if let key = ["field", "datum", "aggregate"].first(where: outer.has) {
      diagnostics.report(
        PlotMessages.custom(
          "the channel ‘\(channel.rawValue)’ and its condition both have data",
          at: outer.keyRange(key),
          notes: ["one of them gives a field or a datum, the other a ‘value’"]))
      return false
    }
    for key in ["scale", "legend", "title"] where outer.has(key) {
      diagnostics.report(
        PlotMessages.custom(
          "‘\(key)’ belongs into the condition, beside its data", at: outer.keyRange(key)))
    }
    let test = test(&reader)
    let content = channels.content(&reader, channel)
    channels.readGuides(&reader, channel, into: &definition)
    reader.finish()
    guard let test, let content else { return false }
    if outer.has("value") {
      guard case .constant(let value) = definition.content else { return false }
      definition.otherwise = .constant(value)
    } else {
      definition.otherwise = .nothing
    }
    definition.content = content
    definition.conditions = [
      ChannelCondition(test: test, outcome: .content, range: node["test"]?.range ?? node.range)
    ]
    return true
  }

  /// A condition that gives a value.
  private func readValue(_ node: YAMLNode) -> ChannelCondition? {
    guard var reader = PropertyReader(node, subject, diagnostics) else { return nil }
    guard !isScaled(node) else {
      diagnostics.report(
        PlotMessages.custom(
          "each condition of a list gives a ‘value’", at: node.range,
          notes: ["a field stands beside the conditions, or in one condition without a list"]))
      return nil
    }
    let test = test(&reader)
    guard reader.has("value") else {
      if test != nil {
        diagnostics.report(
          PlotMessages.custom(
            "\(subject) gives nothing", at: node.range,
            notes: ["give ‘value’, ‘field’ or ‘datum’ beside ‘test’"]))
      }
      return nil
    }
    let value = reader.value("value").flatMap { ConstantValue(reading: $0, channel, reader) }
    reader.finish()
    guard let test, let value else { return nil }
    return ChannelCondition(
      test: test, outcome: .constant(value), range: node["test"]?.range ?? node.range)
  }

  private func test(_ reader: inout PropertyReader) -> Predicate? {
    if let selected = Predicate.selection(&reader) { return selected }
    guard let node = reader.value("test") else {
      diagnostics.report(
        PlotMessages.custom(
          "\(subject) has no ‘test’", at: reader.node.range,
          notes: ["like test: \"datum.reward > 0\" or test: {field: reward, gt: 0}"]))
      return nil
    }
    return Predicate(reading: node, columns: testable, diagnostics)
  }
}

extension TableColumns {
  /// Adds the columns of aggregates that channels, or conditions of them, ask for.
  mutating func setAggregates(of channels: [YAMLNode.Entry]) {
    for channel in channels {
      for node in [channel.value, channel.value["condition"]].compactMap(\.self) {
        guard let operation = node["aggregate"]?.string.flatMap(AggregateOperation.init(rawValue:))
        else { continue }
        let field = node["field"]?.string
        set(field.map { "\(operation.rawValue)_\($0)" } ?? "__\(operation.rawValue)", .number)
      }
    }
  }
}
