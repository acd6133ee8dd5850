import Manuscript
import Results

/// The properties of a mark that its author computes for each row: `align: {expr: "datum.b < 0 ?
/// 'right' : 'left'"}`.
struct ComputedProperties: Sendable, Hashable {
  /// The mark as written, without them.
  let plain: YAMLNode
  private var properties: [Property] = []

  private struct Property: Sendable, Hashable {
    var name: String
    var expression: Expression
    var place: YAMLNode
  }

  /// What can be computed: how things look, and where single ones are.
  private static let looks: Set<String> = [
    "color", "fill", "stroke", "opacity", "fillOpacity", "strokeOpacity", "strokeWidth",
    "strokeDash", "strokeDashOffset", "strokeCap", "strokeJoin", "strokeMiterLimit", "interpolate",
    "tension",
  ]
  private static let places: Set<String> = Set(
    PlaceProperty.allCases.flatMap { [$0.rawValue, "\($0.rawValue)Offset"] }
  ).union([
    "size", "shape", "width", "height", "thickness", "innerRadius", "outerRadius", "startAngle",
    "endAngle", "padAngle", "cornerRadius", "cornerRadiusEnd", "cornerRadiusTopLeft",
    "cornerRadiusTopRight", "cornerRadiusBottomRight", "cornerRadiusBottomLeft", "align",
    "baseline", "dx", "dy", "angle", "font", "fontSize", "fontStyle", "fontWeight", "limit",
    "ellipsis", "lineHeight",
  ])

  /// The columns that stand for the view's size.
  private static let sizes = ["width": "__view_width", "height": "__view_height"]

  /// Parts a mark into what is the same for all rows and what is not; nil where all is.
  init?(reading mark: YAMLNode, _ columns: TableColumns, _ diagnostics: SpecificationDiagnostics) {
    let names = mark["type"]?.string.map(Self.names) ?? []
    let computed = (mark.entries ?? []).filter { entry in
      names.contains(entry.key.value) && Self.text(entry.value) != nil
    }
    guard !computed.isEmpty else { return nil }
    plain = mark.removing(Set(computed.map(\.key.value)))
    var columns = columns
    for column in Self.sizes.values.sorted() { columns.set(column, .number) }
    for entry in computed {
      guard let text = Self.text(entry.value) else { continue }
      var scanner = NameScanner(text)
      let named = scanner.replacing { name, _ in Self.sizes[name].map { ("datum.\($0)", 0) } }
      let source = YAMLNode(.string(named), at: entry.value.range)
      guard let expression = Expression(reading: source, columns: columns, diagnostics) else {
        continue
      }
      properties.append(
        Property(name: entry.key.value, expression: expression, place: entry.value))
    }
  }

  /// The properties of a mark that can be computed.
  private static func names(of type: String) -> Set<String> {
    switch MarkKinds.kind(type).looks {
    case .ofRows: looks.union(places)
    case .ofSeries: looks
    case .ofAll: []
    }
  }

  /// The text of `{expr: …}`; nil for any other node.
  private static func text(_ node: YAMLNode) -> String? {
    guard let entries = node.entries, entries.count == 1, let entry = entries.first,
      ["expr", "signal"].contains(entry.key.value)
    else { return nil }
    return entry.value.string
  }

  /// Whether corners are rounded for each row.
  var roundsCorners: Bool { properties.contains { $0.name.hasPrefix("cornerRadius") } }

  /// The columns that properties are computed from and that are none of some columns.
  func unknownColumns(
    in columns: TableColumns
  ) -> [(property: String, column: String, range: SourceRange)] {
    properties.flatMap { property in
      property.expression.unknownColumns(in: columns).uniqued()
        .filter { !Self.sizes.values.contains($0) }
        .map { (property.name, $0, property.place.range) }
    }
  }

  /// The marks of the rows of a layer, in the order of these: neighbours of equal properties
  /// together, those of a line or an area together, which has the look of its first row.
  ///
  /// - Returns: The marks with their rows, and what is wrong with properties as computed.
  func marks(
    of layer: PreparedLayer, width: Double, height: Double
  ) -> (parts: [(mark: MarkSpecification, rows: [Int])], notes: [String]) {
    let values = values(on: layer.table, width: width, height: height)
    var marks: [[Value]: MarkSpecification] = [:]
    var notes: [String] = []
    let groups = layer.isPath ? layer.series() : Self.runs(of: values)
    let parts = groups.compactMap { rows -> (MarkSpecification, [Int])? in
      guard let first = rows.first else { return nil }
      if let known = marks[values[first]] { return (known, rows) }
      let diagnostics = SpecificationDiagnostics()
      let mark = mark(values[first], diagnostics)
      notes += diagnostics.all.map { "\($0.message), as its expression gives it" }
      marks[values[first]] = mark
      return mark.map { ($0, rows) }
    }
    return (parts, notes)
  }

  /// The values of the properties, by row.
  private func values(on table: Table, width: Double, height: Double) -> [[Value]] {
    let sizes = [("width", width), ("height", height)]
    let table = sizes.reduce(table) { table, size in
      let numbers = [Double](repeating: size.1, count: table.rowCount)
      return Self.sizes[size.0].map { table.setting(Column($0, .numbers(numbers))) } ?? table
    }
    let columns = properties.map { $0.expression.evaluation(on: table) }
    return (0..<table.rowCount).map { row in columns.map { $0(row) } }
  }

  /// Neighbouring rows of equal values.
  private static func runs(of values: [[Value]]) -> [[Int]] {
    values.indices.reduce(into: []) { runs, row in
      if row > 0, values[row] == values[row - 1] {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
    }
  }

  /// The mark with its properties computed; what comes out as nothing is left out.
  private func mark(
    _ values: [Value], _ diagnostics: SpecificationDiagnostics
  ) -> MarkSpecification? {
    let whole = zip(properties, values).reduce(plain) { node, computed in
      computed.1.isNothing
        ? node : node.setting(computed.0.name, YAMLNode(computed.1, at: computed.0.place))
    }
    return MarkSpecification(reading: whole, diagnostics)
  }
}
