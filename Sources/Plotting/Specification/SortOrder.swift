import Manuscript
import Results

/// How the values of a discrete field are ordered.
enum SortOrder: Sendable, Hashable {
  case ascending
  case descending
  /// As the data has them.
  case none
  /// These first, in this order, the others after them as the data has them.
  case values([Value])
  /// By an aggregate of a field over each value's rows; nil for the sum where marks are stacked, else
  /// the least value.
  case field(String, AggregateOperation?, descending: Bool)
  /// By another channel of the same encoding.
  case channel(Channel, descending: Bool)

  private enum Direction: String, CaseIterable {
    case ascending
    case descending
  }

  /// Reads `sort`; nil where it is not given or, with a diagnostic, wrong.
  ///
  /// - Parameters:
  ///   - own: The field whose values are sorted.
  ///   - unit: The units of time in which they lie.
  init?(
    reading reader: inout PropertyReader, own: String?, unit: TimeUnitOption?,
    _ columns: TableColumns
  ) {
    guard let node = reader.value("sort") else { return nil }
    let order: SortOrder? =
      if node.isNull { SortOrder.none } else if let elements = node.elements {
        Self.list(elements, unit, reader)
      } else if let text = node.string { Self.named(text, node, reader) } else {
        Self.described(node, own, columns, reader)
      }
    guard let order else { return nil }
    self = order
  }

  private static func list(
    _ elements: [YAMLNode], _ unit: TimeUnitOption?, _ reader: PropertyReader
  ) -> SortOrder? {
    var tested = TestedField(name: "", unit: unit?.named)
    let values = elements.compactMap { tested.value($0, "sort", reader) }
    return values.count == elements.count ? .values(values) : nil
  }

  private static func named(
    _ text: String, _ node: YAMLNode, _ reader: PropertyReader
  ) -> SortOrder? {
    if let direction = Direction(rawValue: text) {
      return direction == .ascending ? .ascending : .descending
    }
    let isDescending = text.hasPrefix("-")
    if let channel = Channel(rawValue: isDescending ? String(text.dropFirst()) : text) {
      return .channel(channel, descending: isDescending)
    }
    reader.diagnostics.report(
      PlotMessages.wrongChoice(
        node, "‘sort’ of \(reader.subject)",
        valid: ["ascending", "descending", "x", "y", "-x", "-y"]))
    return nil
  }

  /// `{field: cost, op: mean, order: descending}` or `{encoding: y}`.
  private static func described(
    _ node: YAMLNode, _ own: String?, _ columns: TableColumns, _ outer: PropertyReader
  ) -> SortOrder? {
    guard var reader = PropertyReader(node, "the sort", outer.diagnostics) else { return nil }
    let field = reader.column("field", in: columns)
    let operation: AggregateOperation? = reader.choice("op")
    let channel: Channel? = reader.choice("encoding")
    let order: Direction? = reader.value("order").flatMap {
      $0.isNull ? nil : reader.choice($0, "order")
    }
    reader.finish()
    if let channel { return .channel(channel, descending: order == .descending) }
    guard let field = field ?? (operation == .count && !reader.has("field") ? own : nil) else {
      return nil
    }
    return .field(field, operation, descending: order == .descending)
  }
}
