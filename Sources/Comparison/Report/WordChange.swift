/// A run of words of two texts: which both have, or which went or came.
struct WordChange: Equatable {
  /// What became of a run of words.
  enum Kind: Equatable {
    case kept
    case removed
    case added
  }

  /// What became of the words.
  var kind: Kind
  /// The words, with a space between each two.
  var text: String

  /// The runs of two texts in reading order; what went stands before what came in its place.
  ///
  /// Where words are separated by other spaces or line ends, the texts do not differ.
  static func runs(from earlier: String, to later: String) -> [WordChange] {
    let (before, after) = (words(of: earlier), words(of: later))
    let difference = after.difference(from: before)
    let removed = Set(difference.removals.map(\.place))
    let added = Set(difference.insertions.map(\.place))
    var runs: [WordChange] = []
    func add(_ word: String, _ kind: Kind) {
      if runs.last?.kind == kind {
        runs[runs.count - 1].text += " " + word
      } else {
        runs.append(WordChange(kind: kind, text: word))
      }
    }
    var place = 0
    for (index, word) in before.enumerated() {
      if removed.contains(index) {
        add(word, .removed)
        continue
      }
      while added.contains(place) {
        add(after[place], .added)
        place += 1
      }
      add(word, .kept)
      place += 1
    }
    for word in after[place...] { add(word, .added) }
    return runs
  }

  private static func words(of text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}

extension CollectionDifference<String>.Change {
  /// The place of the word in its text.
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
