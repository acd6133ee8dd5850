import Results

/// The title of a field where the author gives none.
enum FieldTitle {
  /// How the titles of fields are made.
  enum Form: String, Sendable, Hashable, CaseIterable {
    /// “Mean of price”, “date (year-month)”.
    case verbal
    /// “MEAN(price)”, “YEARMONTH(date)”.
    case functional
    /// The field's name alone.
    case plain
  }

  static func text(_ field: FieldDefinition, _ theme: Theme) -> String {
    let name = (field.writtenName ?? field.name).map { theme.spellsOutNames ? spelledOut($0) : $0 }
    switch theme.titleForm {
    case .plain: return name ?? ""
    case .functional:
      let function =
        field.aggregate?.rawValue ?? field.timeUnit?.name ?? (field.bin != nil ? "bin" : nil)
      return function.map {
        "\($0.uppercased())(\(name ?? (theme.followsGrammar ? "undefined" : "")))"
      } ?? name ?? ""
    case .verbal: return verbal(field, name, theme)
    }
  }

  private static func verbal(
    _ field: FieldDefinition, _ name: String?, _ theme: Theme
  ) -> String {
    guard let aggregate = field.aggregate else {
      let name = name ?? ""
      if field.bin != nil { return "\(name) (binned)" }
      guard let unit = field.timeUnit, !unit.isBinned, let parts = unit.named?.parts else {
        return name
      }
      return "\(name) (\(parts.map(\.rawValue).joined(separator: "-")))"
    }
    guard let name, aggregate != .count else { return theme.countTitle }
    if let picking = field.picking {
      return "\(name) for \(aggregate == .argmax ? "max" : "min") \(picking)"
    }
    guard !theme.spellsOutNames else { return "\(aggregate.words) of \(name)" }
    return
      "\(aggregate.rawValue.prefix(1).uppercased())\(aggregate.rawValue.dropFirst()) of \(name)"
  }

  /// `reward_variance` and `rewardVariance` as “reward variance”.
  static func spelledOut(_ name: String) -> String {
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

extension Theme {
  /// Whether guides are placed and written by the grammar's own rules, rather than by the report's.
  var followsGrammar: Bool { name == "vega" }
}

extension Array where Element: Hashable {
  /// The elements without repetitions, each where it first stands.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
