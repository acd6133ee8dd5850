import Manuscript
import Results

/// Checks that the columns which conditions test and properties are computed from are still there
/// when marks are drawn: aggregates leave one row a group, with the group's fields and the
/// aggregates alone.
struct ConditionCheck {
  private let layer: LayerSpecification
  private let facets: [FieldDefinition]

  init(_ layer: LayerSpecification, facets: [FieldDefinition]) {
    self.layer = layer
    self.facets = facets
  }

  /// Reports the columns that are gone.
  func report(to diagnostics: SpecificationDiagnostics) {
    guard let remaining else { return }
    for channel in layer.encoding.conditionalChannels {
      for condition in layer.encoding[channel]?.conditions ?? [] {
        for name in condition.test.unknownColumns(in: remaining).uniqued() {
          report(
            "the condition of the channel ‘\(channel.rawValue)’ cannot test ‘\(name)’", name,
            at: condition.range, remaining, diagnostics)
        }
      }
    }
    for unknown in layer.mark.computed?.unknownColumns(in: remaining) ?? [] {
      report(
        "‘\(unknown.property)’ of the mark cannot be computed from ‘\(unknown.column)’",
        unknown.column, at: unknown.range, remaining, diagnostics)
    }
  }

  private func report(
    _ problem: String, _ column: String, at range: SourceRange, _ remaining: TableColumns,
    _ diagnostics: SpecificationDiagnostics
  ) {
    let names = remaining.columns.map(\.name)
    diagnostics.report(
      PlotMessages.custom(
        "\(problem): the marks stand for groups of rows", at: range,
        notes: ["groups have: \(names.joined(separator: ", "))"],
        suggestion: names.first { $0.hasSuffix("_\(column)") }))
  }

  /// The columns of the rows that marks stand for; nil where these are the rows of the data.
  private var remaining: TableColumns? {
    var fields = layer.encoding.fields.map(\.field)
    if ["errorband", "errorbar"].contains(layer.mark.type) {
      let channel = MarkOrientation(of: layer).valueChannel
      guard layer.encoding[channel == .y ? .y2 : .x2] == nil else { return nil }
      let value = layer.encoding.field(channel)
      fields.removeAll { $0 == value }
    } else if !fields.contains(where: { $0.aggregate != nil }) {
      return nil
    }
    var columns = TableColumns("the groups", [])
    for name in (facets + fields).map(\.column).uniqued() { columns.set(name, .number) }
    return columns
  }
}
