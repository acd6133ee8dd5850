import Manuscript
import Results

/// `timeUnit`: the start and the end of the unit in which a date lies.
///
/// Dates are numbers of milliseconds since 1970 or texts; all is in UTC, with or without `utc` in a
/// unit's name. Data that hold the starts of units already keep them.
struct TimeUnitTransform: PlotTransform {
  static let key = "timeUnit"
  private let unit: TimeUnitOption
  private let field: String
  private let names: [String]

  init(_ unit: TimeUnitOption, field: String, names: [String]) {
    self.unit = unit
    self.field = field
    self.names = names
  }

  init?(reading reader: inout PropertyReader, in scope: inout TransformScope) {
    let unit = reader.value(Self.key).flatMap { TimeUnitOption(reading: $0, reader) }
    let field = reader.column("field", in: scope.columns)
    reader.needs("field", "the column of dates")
    let stem = reader.value("as")?.string ?? "\(unit?.name ?? "unit")_\(field ?? "field")"
    names = reader.names([stem, "\(stem)_end"])
    for name in names { scope.columns.set(name, .date) }
    guard let unit, let field else { return nil }
    self.unit = unit
    self.field = field
  }

  func applied(to table: Table, among _: [String: Table]) -> Table {
    let times = table.times(of: field)
    let unit = unit.unit(over: times)
    let starts = self.unit.isBinned ? times : times.map(unit.floor)
    return table.setting(Column(names[0], .numbers(starts)))
      .setting(Column(names[1], .numbers(starts.map { unit.offset($0) })))
  }
}

/// What an author says of a unit: its name, perhaps with a step, or how many there may be.
struct TimeUnitOption: Sendable, Hashable {
  private let fixed: TimeUnit?
  private let maxbins: Double
  /// Whether the author asks for UTC, which scales of type `utc` follow.
  let isUTC: Bool
  /// Whether the data hold the units' starts already.
  let isBinned: Bool
  /// The unit's name in Vega-Lite, for columns made of it: `yearmonth`, `utcyear_step_5`.
  let name: String

  /// The unit, where the author names one.
  var named: TimeUnit? { fixed }

  /// Reads `timeUnit`: a name, or a mapping with `unit`, `step`, `maxbins`, `utc`, `binned`.
  init?(reading node: YAMLNode, _ outer: PropertyReader) {
    var unitNode: YAMLNode? = node
    var step = 1
    var most = 40.0
    var (isUTC, isBinned) = (false, false)
    if node.entries != nil,
      var reader = PropertyReader(node, "‘timeUnit’ of \(outer.subject)", outer.diagnostics)
    {
      unitNode = reader.value("unit")
      step = reader.count("step", 1...1_000_000) ?? 1
      most = reader.number("maxbins", 1...100_000) ?? most
      isUTC = reader.boolean("utc") ?? false
      isBinned = reader.boolean("binned") ?? false
      reader.finish()
    }
    maxbins = most
    var unit: TimeUnit?
    if let unitNode {
      guard let text = unitNode.string, let named = TimeUnit(text) else {
        outer.diagnostics.report(
          PlotMessages.wrongChoice(
            unitNode, "‘timeUnit’ of \(outer.subject)", valid: Self.names))
        return nil
      }
      isUTC = isUTC || text.contains("utc")
      isBinned = isBinned || named.isBinned
      unit = named
      unit?.step = step
    }
    fixed = unit
    self.isUTC = isUTC
    self.isBinned = isBinned
    name = (isUTC ? "utc" : "") + Self.name(unit, maxbins: most)
  }

  private static func name(_ unit: TimeUnit?, maxbins: Double) -> String {
    guard let unit else { return "timeunit_maxbins_\(PlainNumber.text(maxbins))" }
    return unit.step == 1 ? unit.name : "\(unit.name)_step_\(unit.step)"
  }

  private static let names =
    TimeUnit.Part.allCases.map(\.rawValue)
    + ["yearquarter", "yearmonth", "yearmonthdate", "monthdate", "yearweek", "hoursminutes"]

  /// The unit for some times.
  func unit(over times: [Double]) -> TimeUnit {
    if let fixed { return fixed }
    let present = times.filter(\.isFinite)
    let least = present.min() ?? 0
    return .automatic(over: least...(present.max() ?? least), maxbins: maxbins)
  }
}

extension Column {
  /// The values as times in milliseconds since 1970: numbers as they are, texts read as dates.
  var times: [Double] {
    guard case .strings(let texts) = values else { return doubles }
    return texts.map { $0.flatMap(DateText.time) ?? .nan }
  }
}
