import Manuscript
import Results

/// Turns what channels say of their data, `bin`, `timeUnit` and `impute`, into transforms, and the
/// channels into those of the columns that these make.
struct ChannelTransforms {
  /// The columns so far, those made among them.
  private(set) var columns: TableColumns
  private(set) var transforms: [any PlotTransform] = []
  private(set) var imputations: [ChannelImputation] = []
  private let diagnostics: SpecificationDiagnostics
  /// The ends of the intervals on channels, for marks that span them.
  private var ends: [Channel: String] = [:]

  init(columns: TableColumns, diagnostics: SpecificationDiagnostics) {
    self.columns = columns
    self.diagnostics = diagnostics
  }

  /// The entries of an encoding without what has become transforms.
  ///
  /// - Parameter mark: The mark's name; nil for channels that part the plot into panels.
  mutating func rewritten(_ entries: [YAMLNode.Entry], mark: String?) -> [YAMLNode.Entry] {
    var result = entries.map { entry -> YAMLNode.Entry in
      guard let channel = Channel(rawValue: entry.key.value) else { return entry }
      var entry = entry
      if let elements = entry.value.elements {
        // The list of fields of `detail`.
        let nodes = elements.map { rewritten($0, channel, mark) }
        entry.value = YAMLNode(.sequence(nodes), at: entry.value.range)
      } else {
        entry.value = rewritten(entry.value, channel, mark)
      }
      return entry
    }
    for (channel, second) in [(Channel.x, Channel.x2), (.y, .y2)] {
      guard let end = ends[channel],
        !result.contains(where: { $0.key.value == second.rawValue }),
        let entry = result.first(where: { $0.key.value == channel.rawValue })
      else { continue }
      let range = entry.value.range
      let field = Self.entry("field", .string(end), range)
      result.append(
        .init(
          key: Sourced(second.rawValue, at: range),
          value: YAMLNode(.mapping([field]), at: range)))
    }
    return result
  }

  private mutating func rewritten(
    _ node: YAMLNode, _ channel: Channel, _ mark: String?
  ) -> YAMLNode {
    guard var entries = node.entries else { return node }
    var node = node
    if let index = entries.firstIndex(where: { $0.key.value == "condition" }),
      entries[index].value["field"] != nil
    {
      entries[index].value = rewritten(entries[index].value, channel, mark)
      node = YAMLNode(.mapping(entries), at: node.range)
    }
    if let imputation = entries.first(where: { $0.key.value == "impute" }) {
      node = Self.without("impute", node)
      impute(imputation.value, channel)
    }
    if let bin = node["bin"], bin.string != "binned" {
      let plain = Self.without("bin", node)
      if bin.isNull || bin.boolean == false { return plain }
      return binned(plain, bin, channel, mark)
    }
    if let unit = node["timeUnit"] {
      let plain = Self.without("timeUnit", node)
      return unit.isNull ? plain : timed(plain, unit, channel)
    }
    return node
  }

  private mutating func impute(_ node: YAMLNode, _ channel: Channel) {
    let subject = "‘impute’ of the channel ‘\(channel.rawValue)’"
    guard !node.isNull, var reader = PropertyReader(node, subject, diagnostics) else { return }
    let options = ImputeTransform.Options(reading: &reader)
    reader.finish()
    guard channel == .x || channel == .y else {
      diagnostics.report(
        PlotMessages.custom(
          "‘impute’ is not supported in the channel ‘\(channel.rawValue)’", at: node.range,
          notes: ["give it to ‘x’ or ‘y’"]))
      return
    }
    imputations.append(ChannelImputation(channel: channel, options: options))
  }

  // MARK: - Intervals of numbers

  private mutating func binned(
    _ node: YAMLNode, _ bin: YAMLNode, _ channel: Channel, _ mark: String?
  ) -> YAMLNode {
    guard let (field, reader) = source(of: node, channel),
      let field = reader.numeric(field, at: node["field"] ?? node, in: columns),
      let options = BinSteps.Options(reading: bin, reader, maxbins: Self.maxbins(channel))
    else { return node }
    let name = newName("\(field) (binned)")
    let names = ["\(name) start", "\(name) end"]
    let isText = Self.isDiscrete(node, channel) || channel.isColor || channel.isFacet
    let spans = channel.isPosition && ["bar", "rect", "rule"].contains(mark)
    transforms.append(
      BinTransform(options, field: field, names: names, middle: isText || spans ? nil : name))
    for made in names + (isText || spans ? [] : [name]) { columns.set(made, .number) }
    if isText {
      transforms.append(IntervalLabels(name: name, start: names[0], style: .range(end: names[1])))
      columns.set(name, .string)
      return labelled(node, name, sortedBy: names[0])
    }
    guard spans else { return Self.with(node, "field", .string(name)) }
    ends[channel] = names[1]
    let start = Self.with(Self.with(node, "field", .string(names[0])), "bin", .string("binned"))
    return start["title"] == nil ? Self.with(start, "title", .string(name)) : start
  }

  /// How many intervals a channel has where the author does not say, as in Vega-Lite.
  private static func maxbins(_ channel: Channel) -> Double {
    switch channel {
    case .row, .column, .facet, .size, .color, .fill, .stroke, .strokeWidth, .opacity,
      .fillOpacity, .strokeOpacity, .shape:
      6
    case .strokeDash: 4
    default: 10
    }
  }

  // MARK: - Units of time

  private mutating func timed(
    _ node: YAMLNode, _ unitNode: YAMLNode, _ channel: Channel
  ) -> YAMLNode {
    guard let (field, reader) = source(of: node, channel),
      let option = TimeUnitOption(reading: unitNode, reader)
    else { return node }
    guard let unit = option.named, Self.isDiscrete(node, channel) || !channel.isPosition else {
      diagnostics.report(
        PlotMessages.custom(
          "‘timeUnit’ needs an axis of time, which is not supported in \(reader.subject)",
          at: unitNode.range, notes: ["with ‘type: ordinal’ each unit stands for itself"],
          suggestion: "ordinal"))
      return node
    }
    let name = newName("\(field) (\(unit.name))")
    let names = ["\(name) start", "\(name) end"]
    transforms.append(TimeUnitTransform(option, field: field, names: names))
    guard let format = TimeFormat(parsing: unit.format) else { return node }
    transforms.append(IntervalLabels(name: name, start: names[0], style: .time(format)))
    for made in names { columns.set(made, .date) }
    columns.set(name, .string)
    return labelled(node, name, sortedBy: names[0])
  }

  // MARK: - Channels

  private func source(of node: YAMLNode, _ channel: Channel) -> (String, PropertyReader)? {
    let subject = "the channel ‘\(channel.rawValue)’"
    guard var reader = PropertyReader(node, subject, diagnostics),
      let field = reader.column("field", in: columns)
    else { return nil }
    return (field, reader)
  }

  /// A name that no column has yet.
  private func newName(_ name: String) -> String {
    let names = [name] + (2..<100).map { "\(name) \($0)" }
    return names.first { candidate in
      !columns.columns.contains { $0.name == candidate }
    } ?? name
  }

  private static func isDiscrete(_ node: YAMLNode, _ channel: Channel) -> Bool {
    ["ordinal", "nominal", "O", "N"].contains(node["type"]?.string ?? "")
  }

  /// The channel with a column of labels in the order of what they stand for.
  private func labelled(_ node: YAMLNode, _ name: String, sortedBy start: String) -> YAMLNode {
    var node = Self.with(node, "field", .string(name))
    if node["type"]?.string != "nominal" { node = Self.with(node, "type", .string("ordinal")) }
    switch node["sort"]?.string {
    case nil where node["sort"] == nil, "ascending"?, "descending"?:
      let direction = node["sort"]?.string ?? "ascending"
      let order = [
        Self.entry("field", .string(start), node.range),
        Self.entry("op", .string("min"), node.range),
        Self.entry("order", .string(direction), node.range),
      ]
      return Self.with(node, "sort", .mapping(order))
    default: return node
    }
  }

  private static func entry(
    _ key: String, _ value: YAMLNode.Value, _ range: SourceRange
  ) -> YAMLNode.Entry {
    .init(key: Sourced(key, at: range), value: YAMLNode(value, at: range))
  }

  private static func without(_ key: String, _ node: YAMLNode) -> YAMLNode {
    let entries = (node.entries ?? []).filter { $0.key.value != key }
    return YAMLNode(.mapping(entries), at: node.range)
  }

  /// The mapping with a value under a key, in the place of the one there.
  private static func with(
    _ node: YAMLNode, _ key: String, _ value: YAMLNode.Value
  ) -> YAMLNode {
    let range = node[key]?.range ?? node.range
    let entries = without(key, node).entries ?? []
    return YAMLNode(.mapping(entries + [entry(key, value, range)]), at: node.range)
  }
}

/// Values that a channel wants made up for places that some series lack: `impute`.
struct ChannelImputation: Sendable {
  var channel: Channel
  var options: ImputeTransform.Options

  /// The transform: keys are the values along the other axis, groups the series and panels.
  func transform(_ encoding: Encoding, facets: [FieldDefinition]) -> ImputeTransform? {
    guard let field = encoding.field(channel),
      let key = encoding.field(channel == .x ? .y : .x)
    else { return nil }
    let series = encoding.fields.filter { channel, field in
      channel.separatesSeries && field.aggregate == nil
    }.map(\.field.column)
    return ImputeTransform(
      options, field: field.column, key: key.column,
      groups: (facets.map(\.column) + series).uniqued())
  }
}
