import Results

/// What stands beside the rows, over the columns or over the panels of a facet: a title and a label
/// for each value.
struct FacetHeader: Sendable {
  /// What the header's labels stand beside.
  enum Kind: Sendable, Hashable {
    case rows
    case columns
    case panels
  }

  let kind: Kind
  let options: HeaderOptions
  /// The title's lines; empty for none.
  let title: [String]
  /// The lines of each label, by value.
  private let labels: [Value: [String]]

  init(
    _ kind: Kind, _ facet: FacetField, _ values: [Value], _ layers: [PreparedLayer],
    _ theme: Theme
  ) {
    self.kind = kind
    options = facet.header
    guard !options.isHidden else {
      (title, labels) = ([], [:])
      return
    }
    let given = facet.header.title ?? facet.title
    let standard = FieldTitle.text(facet.field, theme)
    title = given?.lines ?? (standard.isEmpty ? [] : [standard])
    guard options.hasLabels else {
      labels = [:]
      return
    }
    let texts = HeaderLabels(facet, layers, theme).texts(values)
    labels = Dictionary(zip(values, texts)) { first, _ in first }
  }

  /// The lines of a value's label; empty for none.
  func label(_ value: Value) -> [String] { labels[value] ?? [] }

  /// The side of the panels at which labels stand: rows' labels stand where readers begin.
  func labelSide(_ theme: Theme) -> AxisSide { options.labelSide ?? standardSide(theme) }

  /// The side of the panels at which the title stands.
  func titleSide(_ theme: Theme) -> AxisSide { options.titleSide ?? standardSide(theme) }

  private func standardSide(_ theme: Theme) -> AxisSide {
    guard kind == .rows else { return .top }
    return theme.followsGrammar ? .left : .right
  }
}

/// The texts of a facet's labels.
struct HeaderLabels {
  private let facet: FacetField
  private let layers: [PreparedLayer]
  private let theme: Theme

  init(_ facet: FacetField, _ layers: [PreparedLayer], _ theme: Theme) {
    self.facet = facet
    self.layers = layers
    self.theme = theme
  }

  /// The lines of the labels of values, by `labelExpr` where the author gives one.
  func texts(_ values: [Value]) -> [[String]] {
    let texts = values.map(text)
    let isPlain = facet.header.format == nil && !isTime && facet.field.bin == nil
    let literal = theme.followsGrammar && isPlain ? facet.header.literalExpression : nil
    guard let expression = literal ?? facet.header.labelExpression else {
      return texts.map { $0.isEmpty ? [] : [$0] }
    }
    let evaluate = expression.evaluation(on: TickTable.table(values, texts))
    return values.indices.map { evaluate($0).labelLines }
  }

  private func text(_ value: Value) -> String {
    let format = facet.header.format
    if isTime, !value.asNumberOrTime.isNaN {
      let time = format?.time ?? unitFormat ?? TimeFormat(parsing: "%b %d, %Y")
      return time?.text(value.asNumberOrTime) ?? value.text
    }
    if let end = intervalEnd(value) {
      let number = format?.number
      let texts = [value.double, end].map { number?.text($0) ?? TickLabels.plain($0) }
      return texts.joined(separator: " – ")
    }
    if let number = format?.number, !value.asNumber.isNaN { return number.text(value.asNumber) }
    if value == .missing { return theme.followsGrammar ? "null" : "" }
    if theme.followsGrammar { return value.text }
    if case .number(let number) = value { return TickLabels.plain(number) }
    return value.text
  }

  private var isTime: Bool {
    switch facet.header.formatType {
    case .time?, .utc?: true
    case .number?: false
    case nil: facet.field.timeUnit != nil || facet.field.measure == .temporal
    }
  }

  private var unitFormat: TimeFormat? {
    (facet.field.timeUnit?.named).flatMap { TimeFormat(parsing: $0.format) }
  }

  /// The end of the interval that a value begins; nil where values are no intervals.
  private func intervalEnd(_ value: Value) -> Double? {
    guard facet.field.bin != nil, facet.field.timeUnit == nil, let end = facet.field.intervalEnd,
      case .number(let start) = value
    else { return nil }
    for layer in layers {
      let starts = layer.table.doubles(of: facet.field.base)
      guard let row = starts.firstIndex(of: start) else { continue }
      return layer.table.doubles(of: end)[row]
    }
    return nil
  }
}
