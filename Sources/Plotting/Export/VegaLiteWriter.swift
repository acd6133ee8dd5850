import Manuscript
import Results
import Typesetting

/// Turns the nodes of a specification into Vega-Lite's JSON, view by view.
struct VegaLiteWriter {
  private let data: DataReader
  private let first: TableColumns
  private let diagnostics = SpecificationDiagnostics()
  /// A view as it was drawn.
  private let drawn: PlotFacts.View?
  private(set) var notes: [String] = []

  init(tables: [(name: String, table: Table)], view: PlotFacts.View?) {
    let columns = tables.map { TableColumns($0.name, of: $0.table) }
    data = DataReader(columns, diagnostics)
    first = columns.first ?? TableColumns("data", [])
    drawn = view
  }

  /// The outermost view.
  mutating func view(_ node: YAMLNode) -> JSONValue { view(node, first) }

  private mutating func view(_ node: YAMLNode, _ outer: TableColumns) -> JSONValue {
    guard let entries = node.entries else { return json(node) }
    var columns = outer
    if let node = node["data"], let source = data.read(node) { columns = source.columns }
    if let node = node["transform"] {
      var scope = TransformScope(columns: columns, data: data)
      _ = PlotTransforms.read(node, in: &scope, diagnostics)
      columns = scope.columns
    }
    var members: [String: JSONValue] = [:]
    for entry in entries {
      members[entry.key.value] = member(entry, columns)
    }
    return .object(members)
  }

  private mutating func member(_ entry: YAMLNode.Entry, _ columns: TableColumns) -> JSONValue {
    let value = entry.value
    switch entry.key.value {
    case "layer", "hconcat", "vconcat", "concat":
      guard let elements = value.elements else { return json(value) }
      return .array(elements.map { view($0, columns) })
    case "spec": return view(value, columns)
    case "encoding": return encoding(value, columns)
    case "facet":
      guard value["field"] == nil else { return definition(value, "facet", columns) }
      return encoding(value, columns)
    case "width", "height":
      guard value.string != nil, let drawn else { return json(value) }
      return .number(entry.key.value == "width" ? drawn.width : drawn.height)
    case "mark": return mark(value)
    case "title": return title(value)
    default: return json(value)
    }
  }

  // MARK: - Channels

  private mutating func encoding(_ node: YAMLNode, _ columns: TableColumns) -> JSONValue {
    guard let entries = node.entries else { return json(node) }
    var members: [String: JSONValue] = [:]
    for entry in entries {
      members[entry.key.value] =
        entry.value.elements.map { elements in
          .array(elements.map { definition($0, entry.key.value, columns) })
        } ?? definition(entry.value, entry.key.value, columns)
    }
    return .object(members)
  }

  /// A channel with the type of its field.
  private mutating func definition(
    _ node: YAMLNode, _ channel: String, _ columns: TableColumns
  ) -> JSONValue {
    guard case .object(var members) = json(node) else { return json(node) }
    if let condition = node["condition"], condition.entries != nil {
      members["condition"] = definition(condition, channel, columns)
    }
    let second = ["x2", "y2", "xError", "yError", "xError2", "yError2"].contains(channel)
    guard node["type"] == nil, !second, let channel = Channel(rawValue: channel),
      node["field"] != nil || node["aggregate"] != nil
    else { return .object(members) }
    let bin = node["bin"]
    let inference = MeasureInference(
      kind: node["field"]?.string.flatMap { columns[FieldPath.column($0)] },
      aggregate: node["aggregate"]?.string.flatMap(AggregateOperation.init),
      hasBins: bin != nil && bin?.boolean != false && bin?.isNull == false,
      hasTimeUnit: node["timeUnit"] != nil, isListed: node["sort"]?.elements != nil,
      scale: node["scale"]?["type"]?.string)
    members["type"] = .string(inference.measure(channel, false).rawValue)
    return .object(members)
  }

  // MARK: - Ours alone

  private mutating func mark(_ node: YAMLNode) -> JSONValue {
    // How files hold marks changes nothing of what is seen.
    let node = node["rasterize"] == nil ? node : node.removing(["rasterize"])
    guard node["labels"] != nil else { return json(node) }
    let note = "labels at the ends of lines are left out; a legend stands for them"
    if !notes.contains(note) { notes.append(note) }
    return json(node.removing(["labels"]))
  }

  private func title(_ node: YAMLNode) -> JSONValue { json(node, isText: true) }

  /// A node as JSON; formulas in texts become plain text.
  private func json(_ node: YAMLNode, isText: Bool = false) -> JSONValue {
    switch node.value {
    case .null: return .null
    case .boolean(let boolean): return .boolean(boolean)
    case .integer(let integer): return .integer(integer)
    case .number(let number): return number.isFinite ? .number(number) : .null
    case .string(let text): return .string(isText ? Label(parsing: text).plainText : text)
    case .sequence(let elements): return .array(elements.map { json($0, isText: isText) })
    case .mapping(let entries):
      let texts: Set<String> = ["title", "text", "subtitle"]
      return .object(
        Dictionary(
          entries.map { entry in
            (entry.key.value, json(entry.value, isText: texts.contains(entry.key.value)))
          }, uniquingKeysWith: { first, _ in first }))
    }
  }
}
