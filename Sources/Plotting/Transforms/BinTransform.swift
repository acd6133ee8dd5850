import Manuscript
import Results

/// `bin`: the start and the end of the interval in which a number lies.
struct BinTransform: PlotTransform {
  static let key = "bin"
  private let options: BinSteps.Options
  private let field: String
  /// The columns of the starts and the ends.
  private let names: [String]
  init(_ options: BinSteps.Options, field: String, names: [String]) {
    self.options = options
    self.field = field
    self.names = names
  }

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let options = reader.value(Self.key).flatMap { BinSteps.Options(reading: $0, reader) }
    let field = reader.numericColumn("field", in: scope.columns)
    reader.needs("field", "the column of numbers")
    reader.needs("as", "the name of the column with the intervals’ starts")
    let stem = reader.value("as")?.string ?? "bin"
    names = reader.names([stem, "\(stem)_end"])
    for name in names { scope.columns.set(name, .number) }
    guard let options, let field else { return nil }
    self.options = options
    self.field = field
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let numbers = table.doubles(of: field)
    let steps = options.steps(over: numbers)
    let width = steps?.step ?? .nan
    let starts = numbers.map { steps?.start(of: $0) ?? .nan }
    return table.setting(Column(names[0], .numbers(starts)))
      .setting(Column(names[1], .numbers(starts.map { $0 + width })))
  }
}

extension BinSteps.Options {
  /// Reads `bin`: true, or a mapping of options; nil, with a diagnostic, for anything else.
  init?(reading node: YAMLNode, _ outer: PropertyReader, maxbins standard: Double = 10) {
    self.init()
    maxbins = standard
    name = Self.name(node, maxbins: standard)
    if node.boolean == true { return }
    guard node.entries != nil,
      var reader = PropertyReader(node, "‘bin’ of \(outer.subject)", outer.diagnostics)
    else {
      _ = outer.wrong(node, "bin", expected: "true or a mapping of options") as Int?
      return nil
    }
    maxbins = reader.number("maxbins", 1...1_000_000) ?? maxbins
    base = reader.number("base", 1.000001...1e6) ?? base
    divide = reader.numbers("divide") ?? divide
    minstep = reader.number("minstep", 0...Double.greatestFiniteMagnitude) ?? minstep
    step = reader.number("step", Double.leastNonzeroMagnitude...Double.greatestFiniteMagnitude)
    steps = reader.numbers("steps")
    isNice = reader.boolean("nice") ?? true
    anchor = reader.number("anchor")
    extent = reader.extent()
    if divide.contains(where: { $0 < 1 }), let node = reader.value("divide") {
      _ = reader.wrong(node, "divide", expected: "a list of numbers of at least 1") as Int?
      return nil
    }
    if steps?.contains(where: { $0 <= 0 }) == true, let node = reader.value("steps") {
      _ = reader.wrong(node, "steps", expected: "a list of positive numbers") as Int?
      return nil
    }
    reader.finish()
  }

  /// How Vega-Lite names columns of the intervals: by what the author says of them.
  private static func name(_ node: YAMLNode, maxbins: Double) -> String {
    var parts = (node.entries ?? []).map { ($0.key.value, $0.value.scalarText ?? "") }
    if node["maxbins"] == nil, node["step"] == nil {
      parts.append(("maxbins", PlainNumber.text(maxbins)))
    }
    return "bin" + parts.map { FieldPath.variable("_\($0)_\($1)") }.joined()
  }

  /// Intervals over numbers; nil where there are none.
  func steps(over numbers: [Double]) -> BinSteps? {
    if let extent { return BinSteps(self, over: extent) }
    let present = numbers.filter(\.isFinite)
    guard let least = present.min(), let greatest = present.max() else { return nil }
    return BinSteps(self, over: least...greatest)
  }
}
