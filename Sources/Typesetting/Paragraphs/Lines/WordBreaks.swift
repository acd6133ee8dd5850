/// A place within a word where a line may end.
struct WordBreak: Hashable {
  /// The bytes of the word before it.
  var byte: Int
  var penalty: Double
  /// Whether the line ends in a hyphen, the word's own or a new one.
  var isFlagged = false
  /// Whether the line gets a hyphen that the word does not have.
  var insertsHyphen = false
}

/// What may be done to make lines fit, each step with all that come before it.
enum BreakingStage: Int, Comparable, CaseIterable {
  /// Lines end at spaces and within words only where these have a joint.
  case words
  /// Words are hyphenated.
  case hyphenated
  /// Lines may be loose, and words too long for any line end anywhere.
  case emergency

  static func < (left: BreakingStage, right: BreakingStage) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Where lines may end within words, but for hyphenation.
struct WordBreaks {
  private let word: HorizontalElement.Word
  private let scalars: [Unicode.Scalar]

  init(_ word: HorizontalElement.Word) {
    self.word = word
    scalars = Array(word.text.unicodeScalars)
  }

  /// The joints of a word in its style's way of breaking, from left to right.
  func joints() -> [WordBreak] {
    var breaks: [WordBreak]
    switch word.style.breaking {
    case .never: return []
    case .code: breaks = places(codeBreak)
    case .prose: breaks = places(WordBreaks.isAddress(word.text) ? codeBreak : proseBreak)
    }
    for byte in word.softHyphens where byte > 0 && byte < word.text.utf8.count {
      breaks.append(
        WordBreak(
          byte: byte, penalty: BreakPenalty.hyphen, isFlagged: true, insertsHyphen: true))
    }
    return word.softHyphens.isEmpty ? breaks : breaks.sorted { $0.byte < $1.byte }
  }

  /// Between any two letters, for words that are too long for a line.
  func anywhere() -> [WordBreak] {
    guard word.style.breaking != .never else { return [] }
    var breaks: [WordBreak] = []
    var byte = 0
    for character in word.text {
      if byte > 0 { breaks.append(WordBreak(byte: byte, penalty: BreakPenalty.emergency)) }
      byte += character.utf8.count
    }
    return breaks
  }

  /// Where the patterns of a language allow a hyphen; in words that have one already only where asked.
  func hyphens(_ hyphenator: Hyphenator, inCompounds: Bool = false) -> [WordBreak] {
    guard word.style.breaking == .prose, scalars.count >= 5, !WordBreaks.isAddress(word.text),
      inCompounds
        || !scalars.contains(where: { $0 == "-" || $0 == "\u{2010}" || $0 == "\u{2011}" })
    else { return [] }
    var breaks: [WordBreak] = []
    for run in letterRuns() {
      let view = word.text.unicodeScalars
      let letters = view[run.start..<run.end]
      let byte = word.text.utf8.distance(from: word.text.startIndex, to: run.start)
      var lengths: [Int] = []
      for scalar in letters { lengths.append((lengths.last ?? 0) + scalar.utf8.count) }
      let isName = letters.first?.properties.isUppercase == true
      for point in hyphenator.points(in: letters) {
        let penalty =
          BreakPenalty.hyphen + (point < 3 ? BreakPenalty.shortPart : 0)
          + (isName ? BreakPenalty.name : 0)
        breaks.append(
          WordBreak(
            byte: byte + lengths[point - 1], penalty: penalty, isFlagged: true,
            insertsHyphen: true))
      }
    }
    return breaks
  }

  /// The stretches of letters that are whole words.
  private func letterRuns() -> [(start: String.Index, end: String.Index)] {
    let view = word.text.unicodeScalars
    var runs: [(start: String.Index, end: String.Index)] = []
    var start = view.startIndex
    while let first = view[start...].firstIndex(where: \.properties.isAlphabetic) {
      let end =
        view[first...].firstIndex { !$0.properties.isAlphabetic && $0 != "\u{301}" }
        ?? view.endIndex
      let isPart =
        first == view.startIndex && word.continues || end == view.endIndex && word.isContinued
        || end < view.endIndex && view[end].properties.canonicalCombiningClass != .notReordered
      if !isPart { runs.append((first, end)) }
      start = end
      if end == view.endIndex { break }
    }
    return runs
  }

  // MARK: - Joints

  private func places(_ penalty: (Int) -> WordBreak?) -> [WordBreak] {
    var breaks: [WordBreak] = []
    var byte = 0
    for index in scalars.indices.dropLast() {
      byte += scalars[index].utf8.count
      guard index >= 1, var found = penalty(index) else { continue }
      found.byte = byte
      breaks.append(found)
    }
    return breaks
  }

  /// The break after a character of running text.
  private func proseBreak(after index: Int) -> WordBreak? {
    let (before, after) = (scalars[index - 1], scalars[index + 1])
    switch scalars[index] {
    case "-", "\u{2010}":
      guard isLong(upTo: index), isLong(from: index + 1) else { return nil }
      return WordBreak(byte: 0, penalty: BreakPenalty.wordHyphen, isFlagged: true)
    case "\u{2013}":
      let isRange = before.isDigit && after.isDigit
      guard before.isWordLike, after.isWordLike else { return nil }
      return WordBreak(byte: 0, penalty: isRange ? BreakPenalty.range : BreakPenalty.dash)
    case "\u{2014}", "\u{2026}":
      return after.isWordLike ? WordBreak(byte: 0, penalty: BreakPenalty.dash) : nil
    case "/":
      guard isLong(upTo: index), isLong(from: index + 1) else { return nil }
      return WordBreak(byte: 0, penalty: BreakPenalty.joint)
    default: return nil
    }
  }

  /// Whether two letters stand right before a place.
  private func isLong(upTo index: Int) -> Bool {
    index >= 2 && scalars[index - 1].properties.isAlphabetic
      && scalars[index - 2].properties.isAlphabetic
  }

  /// Whether two letters stand right after a place.
  private func isLong(from index: Int) -> Bool {
    index + 1 < scalars.count && scalars[index].properties.isAlphabetic
      && scalars[index + 1].properties.isAlphabetic
  }

  /// The break after a character of an address, a path or program text.
  private func codeBreak(after index: Int) -> WordBreak? {
    let (before, here, after) = (scalars[index - 1], scalars[index], scalars[index + 1])
    guard index >= 2, index + 3 <= scalars.count else { return nil }
    if here.properties.isLowercase, after.properties.isUppercase {
      return WordBreak(byte: 0, penalty: BreakPenalty.joint * 3)
    }
    guard WordBreaks.joints.contains(here), !WordBreaks.joints.contains(after),
      !WordBreaks.closing.contains(after)
    else { return nil }
    if before.isDigit && after.isDigit && (here == "." || here == ",") { return nil }
    return WordBreak(byte: 0, penalty: BreakPenalty.joint)
  }

  private static let joints: Set<Unicode.Scalar> = [
    "/", ".", "_", "-", ":", ";", ",", "=", "&", "?", "#", "%", "+", "~", "@", "\\", "|", "(", "[",
    "{",
  ]
  private static let closing: Set<Unicode.Scalar> = [")", "]", "}", "\"", "'", "”", "’", ">"]

  /// Whether a word is an address or a path rather than a word.
  static func isAddress(_ text: String) -> Bool {
    text.utf8.count > 8
      && (text.contains("://") || text.hasPrefix("www.") || text.hasPrefix("doi.org/"))
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { properties.numericType == .decimal }
  /// Whether the character is of a word or opens one, rather than closing punctuation.
  fileprivate var isWordLike: Bool {
    properties.isAlphabetic || isDigit || self == "“" || self == "‘" || self == "("
  }
}
