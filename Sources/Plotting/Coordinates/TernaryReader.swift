import Manuscript
import Results

/// Reads the channels of a ternary view and lays them out as x and y.
struct TernaryReader {
  private static let shares = ["a", "b", "c"]
  private static let components = ["u", "v", "w"]
  let columns: TableColumns
  let diagnostics: SpecificationDiagnostics

  /// The channels with x and y in place of the shares, and what makes these; nil where shares are
  /// missing.
  func read(
    _ entries: [YAMLNode.Entry], at range: SourceRange
  ) -> (entries: [YAMLNode.Entry], specification: TernarySpecification)? {
    var specification = TernarySpecification()
    var axes: [TernaryAxisOptions] = []
    specification.shares = Self.shares.map { name in
      var axis = TernaryAxisOptions()
      let found = entries.first { $0.key.value == name }.flatMap { source($0, &axis) }
      axes.append(axis)
      return found ?? .rest
    }
    specification.axes = axes
    reportPlaces(entries)
    guard specification.shares.count(where: { $0 != .rest }) >= 2 else {
      diagnostics.report(
        PlotMessages.custom(
          "ternary coordinates need two of the channels ‘a’, ‘b’ and ‘c’ at least", at: range))
      return nil
    }
    let moves = Self.components.map { name in
      var axis = TernaryAxisOptions()
      return entries.first { $0.key.value == name }.flatMap { source($0, &axis) } ?? .rest
    }
    if moves.count(where: { $0 != .rest }) >= 2 { specification.components = moves }
    let own = Self.shares + Self.components
    return (
      places(specification, range) + entries.filter { !own.contains($0.key.value) }, specification
    )
  }

  private func reportPlaces(_ entries: [YAMLNode.Entry]) {
    for entry in entries where Channel(rawValue: entry.key.value)?.isPosition == true {
      diagnostics.report(
        PlotMessages.custom(
          "ternary coordinates have no channel ‘\(entry.key.value)’", at: entry.key.range,
          notes: ["the shares stand on ‘a’ (top), ‘b’ (lower left) and ‘c’ (lower right)"]))
    }
  }

  private func source(
    _ entry: YAMLNode.Entry, _ axis: inout TernaryAxisOptions
  ) -> TernarySpecification.Source? {
    let subject = "the channel ‘\(entry.key.value)’"
    guard var reader = PropertyReader(entry.value, subject, diagnostics) else { return nil }
    defer { reader.finish() }
    _ = reader.value("type")
    axis.title = reader.title("title")
    readAxis(&reader, &axis)
    if let number = reader.number("datum") { return .constant(number) }
    guard let node = reader.value("field") else {
      diagnostics.report(
        PlotMessages.custom(
          "\(subject) has no data", at: entry.value.range, notes: ["give ‘field’ or ‘datum’"]))
      return nil
    }
    guard let name = reader.column(node, "field", in: columns) else { return nil }
    if columns.holdsWords(name) {
      diagnostics.report(
        PlotMessages.custom("the column ‘\(name)’ holds texts and is no share", at: node.range))
      return nil
    }
    axis.field = name
    return .field(name)
  }

  private func readAxis(_ reader: inout PropertyReader, _ axis: inout TernaryAxisOptions) {
    guard let node = reader.value("axis") else { return }
    if node.isNull {
      (axis.hasGrid, axis.hasLabels) = (false, false)
      return
    }
    guard var inner = PropertyReader(node, "the axis of \(reader.subject)", diagnostics) else {
      return
    }
    if let count = inner.number("tickCount", 1...50) { axis.tickCount = Int(count) }
    axis.values = inner.numbers("values")
    axis.format = FormatSpecifier(reading: inner.value("format"), inner)
    axis.hasGrid = inner.boolean("grid") ?? true
    axis.hasLabels = inner.boolean("labels") ?? true
    axis.title = inner.title("title") ?? axis.title
    inner.finish()
  }

  // MARK: - x and y

  /// The channels of the places, and of the vectors' components.
  private func places(
    _ specification: TernarySpecification, _ range: SourceRange
  ) -> [YAMLNode.Entry] {
    let names = specification.components.isEmpty ? ["x", "y"] : ["x", "y", "u", "v"]
    return zip(names, TernarySpecification.columns).map { name, column in
      func entry(_ key: String, _ value: YAMLNode.Value) -> YAMLNode.Entry {
        YAMLNode.Entry(key: Sourced(key, at: range), value: YAMLNode(value, at: range))
      }
      var properties = [entry("field", .string(column)), entry("type", .string("quantitative"))]
      if name == "x" || name == "y" {
        let ends = [0.0, 1].map { YAMLNode(.number($0), at: range) }
        properties += [
          entry("axis", .null),
          entry(
            "scale", .mapping([entry("domain", .sequence(ends)), entry("nice", .boolean(false))])),
        ]
      }
      return entry(name, .mapping(properties))
    }
  }
}
