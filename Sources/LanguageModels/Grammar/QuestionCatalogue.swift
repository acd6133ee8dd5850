extension Question {
  private static let catalogue = Dictionary(
    uniqueKeysWithValues: Topic.allCases.map { ($0, all(on: $0)) })

  /// All questions on a topic, in a fixed order.
  package static func catalogue(on topic: Topic) -> [Question] { catalogue[topic] ?? [] }

  private static func all(on topic: Topic) -> [Question] {
    switch topic {
    case .sum: sums
    case .difference: differences
    case .opposite: opposites
    case .colour: colours
    case .extreme: extremes
    case .sorting: triples.map(sorting)
    case .reversal: triples.map(reversal)
    case .lookup: lookups
    case .comparison: comparisons
    }
  }

  private static func name(_ number: Int) -> String { Lexicon.numbers[number] }

  /// Pairs of different numbers from 1 to 6.
  private static var pairs: [(first: Int, second: Int)] {
    (1...6).flatMap { a in (1...6).filter { $0 != a }.map { (a, $0) } }
  }

  /// Ordered triples of different numbers from 1 to 6.
  private static var triples: [[Int]] {
    pairs.flatMap { pair in
      (1...6).filter { $0 != pair.first && $0 != pair.second }
        .map { [pair.first, pair.second, $0] }
    }
  }

  /// Pairs of numbers from 1 to 6.
  private static var summands: [(first: Int, second: Int)] {
    (1...6).flatMap { a in (1...6).map { (a, $0) } }
  }

  private static var sums: [Question] {
    summands.map { pair in
      let (a, b, c) = (name(pair.first), name(pair.second), name(pair.first + pair.second))
      return Question(
        .sum, ["what is \(a) plus \(b)", "add \(a) and \(b)"], answer: c,
        reason: "\(a) plus \(b) is \(c)")
    }
  }

  /// What is left of a sum when one of the summands is taken away.
  private static var differences: [Question] {
    summands.map { pair in
      let (a, b, c) = (name(pair.first + pair.second), name(pair.second), name(pair.first))
      return Question(
        .difference, ["what is \(a) minus \(b)", "take \(b) from \(a)"], answer: c,
        reason: "\(a) minus \(b) is \(c)")
    }
  }

  private static var opposites: [Question] {
    let words = Lexicon.adjectives
    return words.indices.map { index in
      let (word, other) = (words[index], words[index ^ 1])
      return Question(
        .opposite, ["what is the opposite of \(word)", "name the opposite of \(word)"],
        answer: other, reason: "\(word) is not \(other)")
    }
  }

  private static var colours: [Question] {
    let colours =
      ["green", "green", "blue", "blue", "white", "white", "black", "black"]
      + ["yellow", "yellow", "red", "red"]
    return zip(Lexicon.things, colours).map { thing, colour in
      Question(
        .colour, ["what colour is \(thing)", "name the colour of \(thing)"], answer: colour,
        reason: "\(thing) is \(colour)")
    }
  }

  private static var extremes: [Question] {
    pairs.flatMap { pair in
      [true, false].map { greatest in
        let word = greatest ? "more" : "less"
        let (a, b) = (name(pair.first), name(pair.second))
        let (right, other) = (pair.first > pair.second) == greatest ? (a, b) : (b, a)
        return Question(
          .extreme, ["which is \(word) \(a) or \(b)", "which of \(a) and \(b) is \(word)"],
          answer: right, reason: "\(right) is \(word) than \(other)")
      }
    }
  }

  private static func sorting(_ triple: [Int]) -> Question {
    let given = triple.map(name).joined(separator: " ")
    let sorted = triple.sorted().map(name)
    return Question(
      .sorting, ["sort \(given)", "put \(given) in order"], answer: sorted.joined(separator: " "),
      reason: "\(sorted[0]) is less than \(sorted[1])")
  }

  private static func reversal(_ triple: [Int]) -> Question {
    let given = triple.map(name)
    let list = given.joined(separator: " ")
    return Question(
      .reversal, ["reverse \(list)", "say \(list) backwards"],
      answer: given.reversed().joined(separator: " "), reason: "\(given[2]) is last")
  }

  private static var lookups: [Question] {
    let names = Lexicon.names
    return names.flatMap { first in
      names.filter { $0 != first }.flatMap { second in
        pairs.flatMap { pair in
          [true, false].map { asksFirst in
            let (a, b) = (name(pair.first), name(pair.second))
            let (asked, answer) = asksFirst ? (first, a) : (second, b)
            return Question(
              .lookup,
              [
                "\(first) has \(a) \(second) has \(b) what has \(asked)",
                "if \(first) has \(a) and \(second) \(b) what has \(asked)",
              ], answer: answer, reason: "\(asked) has \(answer)")
          }
        }
      }
    }
  }

  private static var comparisons: [Question] {
    pairs.flatMap { pair in
      ["more", "less"].map { asked in
        let (a, b) = (name(pair.first), name(pair.second))
        let truth = pair.first > pair.second ? "more" : "less"
        return Question(
          .comparison, ["is \(a) \(asked) than \(b)", "say if \(a) is \(asked) than \(b)"],
          answer: truth == asked ? "yes" : "no", reason: "\(a) is \(truth) than \(b)")
      }
    }
  }
}
