import Results

/// An axis as the layers of a view together want it.
struct AxisSpecification: Sendable {
  let channel: Channel
  let options: AxisOptions
  /// The title's lines; empty for none.
  let title: [String]
  /// How the units of time on a discrete axis are written.
  let unitFormat: TimeFormat?
  /// Whether the axis is drawn at all.
  let isShown: Bool
  /// The side at which the axis stands where the author says nothing, but others stand already.
  var automaticSide: AxisSide?
  /// Whether an axis of numbers draws grid lines where the author says nothing.
  var drawsGridUnasked = true

  init(_ channel: Channel, _ layers: [PreparedLayer], _ theme: Theme) {
    self.channel = channel
    let contributions = ScaleDomain.contributions(layers, to: channel)
    let own = contributions.filter { $0.channel == channel }.map(\.definition)
    options = Self.merged(own.map(\.axis))
    isShown = !contributions.isEmpty && !own.allSatisfy(\.axis.isHidden)
    title = Self.title(contributions, channel, theme)
    unitFormat = own.compactMap { $0.field?.unitFormat }.first
  }

  /// The side at which the axis stands.
  var side: AxisSide {
    options.orient ?? automaticSide ?? (channel == .x ? .bottom : .left)
  }

  private static func merged(_ all: [AxisOptions]) -> AxisOptions {
    var merged = AxisOptions()
    for options in all {
      merged.title = merged.title ?? options.title
      merged.format = merged.format ?? options.format
      merged.tickCount = merged.tickCount ?? options.tickCount
      merged.values = merged.values ?? options.values
      merged.labelAngle = merged.labelAngle ?? options.labelAngle
      merged.labelLimit = merged.labelLimit ?? options.labelLimit
      merged.orient = merged.orient ?? options.orient
      merged.grid = merged.grid ?? options.grid
      merged.ticks = merged.ticks ?? options.ticks
      merged.labels = merged.labels ?? options.labels
      merged.domain = merged.domain ?? options.domain
    }
    return merged
  }

  /// The title that authors give, else one made of the fields' names.
  private static func title(
    _ contributions: [ScaleContribution], _ channel: Channel, _ theme: Theme
  ) -> [String] {
    let own = contributions.filter { $0.channel == channel }
    let given = own.compactMap { $0.definition.axis.title ?? $0.definition.title }
    if let first = given.first {
      let others = given.dropFirst().filter { $0 != first && !$0.lines.isEmpty }
      return first.lines.isEmpty
        ? []
        : [
          ([first] + others).map { $0.lines.joined(separator: " ") }
            .uniqued().joined(separator: ", ")
        ]
    }
    let second: Channel = channel == .x ? .x2 : .y2
    let plain = own.filter { $0.layer.encoding[second] == nil }
    let names = (plain.isEmpty ? own : plain).compactMap { contribution in
      contribution.definition.field.map { FieldTitle.text($0, theme) }
    }
    return names.isEmpty ? [] : [names.uniqued().joined(separator: ", ")]
  }
}

/// The title of a field where the author gives none.
enum FieldTitle {
  static func text(_ field: FieldDefinition, _ theme: Theme) -> String {
    let name = field.name.map { name in
      (theme.spellsOutNames ? spelledOut(name) : name) + interval(field)
    }
    guard let aggregate = field.aggregate else { return name ?? "" }
    guard let name else { return "count" }
    return "\(aggregate.words) of \(name)"
  }

  private static func interval(_ field: FieldDefinition) -> String {
    if field.bin != nil { return " (binned)" }
    let parts = field.timeUnit.flatMap { $0.isBinned ? nil : $0.named?.parts } ?? []
    return parts.isEmpty ? "" : " (\(parts.map(\.rawValue).joined(separator: "-")))"
  }

  /// `reward_variance` and `rewardVariance` as “reward variance”.
  private static func spelledOut(_ name: String) -> String {
    var words = ""
    var previous: Character = " "
    for character in name {
      if character == "_" {
        words.append(" ")
      } else if character.isUppercase, previous.isLowercase {
        words += " \(character.lowercased())"
      } else {
        words.append(character)
      }
      previous = character
    }
    return words
  }
}

extension Array where Element: Hashable {
  /// The elements without repetitions, each where it first stands.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
