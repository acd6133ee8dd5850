import Drawing
import Manuscript
import Results

/// How a field's values are measured.
enum Measure: String, Sendable, Hashable, CaseIterable {
  case quantitative
  /// Points in time, as milliseconds since 1970.
  case temporal
  case ordinal
  case nominal

  /// Whether values stand apart, without numbers between them.
  var isDiscrete: Bool { self == .ordinal || self == .nominal }
}

/// What an encoding says of one channel.
struct ChannelDefinition: Sendable, Hashable {
  /// Where a channel's values come from.
  enum Content: Sendable, Hashable {
    /// A column of the data.
    case field(FieldDefinition)
    /// One value of the data's kind for all marks; the scale maps it.
    case datum(Value)
    /// One visual value for all marks; no scale maps it.
    case constant(ConstantValue)
  }

  var content: Content
  /// Tests of rows in their order; the first that a row passes decides what it is given.
  var conditions: [ChannelCondition] = []
  /// What rows are given that pass no test.
  var otherwise = ConditionOutcome.content
  /// How a datum is measured; nil for other content.
  var datumMeasure: Measure?
  var scale = ScaleOptions()
  var axis = AxisOptions()
  var legend = LegendOptions()
  /// What stands beside the panels of a channel that parts the plot.
  var header = HeaderOptions()
  /// The title of axis and legend; nil for the one made from the field's name.
  var title: TitleText?
  var range: SourceRange

  /// How the field or the datum is measured; nil for a constant.
  var measure: Measure? { field?.measure ?? datumMeasure }

  /// The field, where the channel has one.
  var field: FieldDefinition? {
    if case .field(let field) = content { return field }
    return nil
  }
}

/// A test of rows and what a channel gives those that pass it.
struct ChannelCondition: Sendable, Hashable {
  var test: Predicate
  var outcome: ConditionOutcome
  /// Where the test stands.
  var range: SourceRange
}

/// What a channel gives a row, where that depends on tests.
enum ConditionOutcome: Sendable, Hashable {
  /// What the definition's content says: its field or datum by the scale, or its value.
  case content
  /// One visual value.
  case constant(ConstantValue)
  /// Nothing: the mark looks as it would without the channel.
  case nothing
}

/// How bars and areas at the same place are laid on top of each other.
enum StackMode: Sendable, Hashable {
  case none
  case zero
  case normalize
  case center
}

/// A visual value given outright.
enum ConstantValue: Sendable, Hashable {
  case number(Double)
  case color(PlotColor)
  case text(String)
  case dash([Double])
  case shape(PointShape)
  /// The far end of the view: `value: width` or `value: height`.
  case viewEnd
}

/// The channels of one layer, its own and those it inherits.
struct Encoding: Sendable, Hashable {
  /// The definitions by channel; `detail` is kept apart.
  private(set) var definitions: [Channel: ChannelDefinition] = [:]
  /// The fields of `detail`.
  var details: [FieldDefinition] = []
  /// In which order the points of lines, or the parts of stacks, are drawn; nil where nobody says.
  var order: DrawingOrder?

  subscript(channel: Channel) -> ChannelDefinition? {
    get { definitions[channel] }
    set { definitions[channel] = newValue }
  }

  /// The channels that have a definition, in the order of `Channel`.
  var channels: [Channel] { Channel.allCases.filter { definitions.index(forKey: $0) != nil } }

  /// The channels whose looks depend on tests of rows.
  var conditionalChannels: [Channel] {
    channels.filter { definitions[$0]?.conditions.isEmpty == false }
  }

  /// Measures the other ends of marks as their first ones.
  mutating func measureSecondChannels() {
    for first in [Channel.x, .y, .theta, .radius] {
      let second = first.second ?? first
      guard let measure = field(first)?.measure, var definition = definitions[second],
        case .field(var field) = definition.content
      else { continue }
      field.measure = measure
      definition.content = .field(field)
      definitions[second] = definition
    }
  }

  /// The field on a channel, if any.
  func field(_ channel: Channel) -> FieldDefinition? { definitions[channel]?.field }

  /// All fields with the channels they stand on, in the order of `Channel`, details and orders last.
  var fields: [(channel: Channel, field: FieldDefinition)] {
    channels.compactMap { channel in field(channel).map { (channel, $0) } }
      + details.map { (.detail, $0) } + (order?.fields ?? []).map { (.order, $0) }
  }
}

/// In which order the points of lines, or the parts of stacks, are drawn.
struct DrawingOrder: Sendable, Hashable {
  /// The fields by which rows are sorted, each in its own direction.
  var fields: [FieldDefinition] = []
  /// Where no field is given, whether the parts of stacks come in ascending order; nil for the order
  /// of the data.
  var isAscending: Bool?

  /// Whether a row comes before another one.
  static func precedence(_ fields: [FieldDefinition], in table: Table) -> (Int, Int) -> Bool {
    let keys = fields.compactMap { field in
      table[field.column].map { (keys: $0.keys, isDescending: field.sort == .descending) }
    }
    return { left, right in
      for key in keys where key.keys[left] != key.keys[right] {
        return key.isDescending
          ? Value.isOrdered(key.keys[right], before: key.keys[left])
          : Value.isOrdered(key.keys[left], before: key.keys[right])
      }
      return false
    }
  }
}
