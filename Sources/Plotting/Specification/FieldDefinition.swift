import Manuscript

/// A column of the data on a channel, perhaps of the intervals or units in which its values lie,
/// perhaps aggregated.
struct FieldDefinition: Sendable, Hashable {
  /// The column before all else; nil for `aggregate: count`, which needs none.
  var name: String?
  /// The field as the author writes it, where that is not the column's name: `best['price']`.
  var writtenName: String?
  var aggregate: AggregateOperation?
  /// The column whose least or greatest value picks the row: `aggregate: {argmax: reward}`.
  var picking: String?
  /// How intervals are made of the values: `bin: true` or its options.
  var bin: BinSteps.Options?
  /// Whether the values are the starts of intervals whose ends stand on the second channel.
  var isBinned = false
  /// The width of such intervals, where the author says it: `bin: {binned: true, step: 2}`.
  var binStep: Double?
  /// The units of time in which the values lie.
  var timeUnit: TimeUnitOption?
  /// Where marks stand within intervals and units: 0 at their start, 1 at their end.
  var bandPosition: Double?
  /// By how much of a unit the marks that span it are shifted: `bandPosition` other than the middle.
  var spanShift: Double?
  var measure: Measure
  /// Whether the column came as texts, whose numbers are years where dates are wanted.
  var isWrittenAsText = false
  var sort: SortOrder?
  var stack: StackMode?
  /// How values are made up for places that some series lack.
  var imputation: ImputeTransform.Options?
  /// How a text mark writes the values.
  var format: GuideFormat?
  var formatType: FormatType?
  var range: SourceRange

  /// The column of the values before aggregation: the starts of intervals and units.
  var base: String {
    let name = name ?? ""
    if let bin { return "\(bin.name)_\(name)" }
    if let timeUnit, !timeUnit.isBinned { return "\(timeUnit.name)_\(name)\(shiftSuffix)" }
    return name + shiftSuffix
  }

  /// What the columns of units are called that marks span from the middle of others.
  private var shiftSuffix: String { spanShift == nil ? "" : "_offsetted_rect_start" }

  /// The name of the column that holds the values when marks are drawn.
  var column: String {
    guard let aggregate else { return isLabelled ? "\(base)_range" : base }
    if let picking { return "\(aggregate.rawValue)_\(picking).\(name ?? "")" }
    return name == nil ? "__\(aggregate.rawValue)" : "\(aggregate.rawValue)_\(base)"
  }

  /// The column of the ends of intervals or units; nil where values are no intervals.
  var intervalEnd: String? {
    aggregate == nil && (bin != nil || timeUnit != nil) ? "\(base)_end" : nil
  }

  /// Whether intervals of numbers are told apart by texts like “10 – 20”.
  var isLabelled: Bool { bin != nil && measure.isDiscrete }

  /// The columns by which rows are grouped when others are aggregated.
  var groupColumns: [String] {
    guard aggregate == nil, name != nil else { return [] }
    return [base] + [intervalEnd, isLabelled ? column : nil].compactMap(\.self)
  }

  /// How units of time are written where each stands for itself; nil for other fields.
  var unitFormat: TimeFormat? {
    guard let unit = timeUnit?.named, measure.isDiscrete, aggregate == nil else { return nil }
    return TimeFormat(parsing: unit.format)
  }
}
