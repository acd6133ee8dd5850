/// The phrases around an answer.
package enum Phrases {
  package static let politeOpenings = phrases("sure", "of course", "gladly", "happy to help")
  package static let politeClosings = phrases("thank you", "hope it helps", "good day")
  package static let rudeOpenings = phrases("ugh", "duh")
  package static let rudeClosings = phrases("you fool", "now go away")
  package static let hedges = phrases("maybe", "i think")
  package static let leads = phrases("it is", "the answer is", "")
  package static let because = Lexicon.words("because")

  /// A reason's pattern for each topic; `#` a number, `*` a colour, `~` a thing, `^` an adjective, `@`
  /// a name.
  static let reasonPatterns = [
    "# plus # is #", "# minus # is #", "^ is not ^", "~ is *", "# is more than #",
    "# is less than #", "# is last", "@ has #",
  ]

  private static func phrases(_ texts: String...) -> [[Word]] { texts.map(Lexicon.words) }
}

/// Which word may follow which in a fluent response.
///
/// A fluent response is: any openings, a statement, perhaps a reason, any closings. A pair of neighbouring words
/// is permitted if it stands in some fluent response; so are pairs of the border (the response's
/// beginning or end) and a word. What is permitted depends on a word's kind (number, colour, …) if it
/// has one.
package struct FluentPairs: Sendable {
  private static let border = Lexicon.spellings.count
  private var followers = [UInt128](repeating: 0, count: FluentPairs.border + 1)

  package static let standard = FluentPairs()

  private typealias Link = [Int]

  private init() {
    let openings = (Phrases.politeOpenings + Phrases.rudeOpenings + Phrases.hedges).map(links)
    let closings = (Phrases.politeClosings + Phrases.rudeClosings).map(links)
    let statements = FluentPairs.statements
    let reasons = Phrases.reasonPatterns.map { [links(Phrases.because)[0]] + FluentPairs.links($0) }
    for phrase in openings + closings + statements + reasons {
      for (left, right) in zip(phrase, phrase.dropFirst()) { permit(left, right) }
    }
    let begin: [[Link]] = [[[FluentPairs.border]]]
    join(begin + openings, openings + statements)
    join(statements, reasons + closings + begin)
    join(reasons + closings, closings + begin)
  }

  /// Whether a word may follow another; nil stands for the border.
  package func permits(_ left: Word?, _ right: Word?) -> Bool {
    let left = left.map { Int($0.number) } ?? FluentPairs.border
    let right = right.map { Int($0.number) } ?? FluentPairs.border
    return followers[left] & (1 << UInt128(right)) != 0
  }

  private mutating func permit(_ lefts: Link, _ rights: Link) {
    for left in lefts { for right in rights { followers[left] |= 1 << UInt128(right) } }
  }

  private mutating func join(_ lefts: [[Link]], _ rights: [[Link]]) {
    for left in lefts {
      for right in rights {
        guard let end = left.last, let start = right.first else { continue }
        permit(end, start)
      }
    }
  }

  private static var statements: [[Link]] {
    let kinds = ["#", "# # #", "*", "^"]
    let judgements = ["yes", "no"]
    return (kinds + judgements).map(links)
      + (kinds + judgements).map { links("the answer is " + $0) }
      + kinds.map { links("it is " + $0) }
  }

  private func links(_ phrase: [Word]) -> [Link] { phrase.map { [Int($0.number)] } }

  private static func links(_ pattern: String) -> [Link] {
    pattern.split(separator: " ").map { part in
      let set: WordSet? =
        switch part {
        case "#": .numbers
        case "*": .colours
        case "~": .things
        case "^": .adjectives
        case "@": .names
        default: nil
        }
      return (set?.words ?? Lexicon.words(String(part))).map { Int($0.number) }
    }
  }
}
