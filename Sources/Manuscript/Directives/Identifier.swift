/// The ids by which parts of a report call each other.
///
/// Ids are words of small letters and digits joined by single hyphens. The first word of some is
/// reserved and tells what carries the id: `fig-time` is a figure, `thm-slow` a theorem.
public enum Identifier {
  /// The reserved prefixes, with what carries ids that begin so.
  public static let prefixes: [(prefix: String, meaning: String)] =
    [
      ("fig", "a figure"), ("tbl", "a table"), ("cl", "a claim"), ("eq", "an equation"),
      ("sec", "a section"),
    ] + Division.Kind.allCases.map { ($0.rawValue, $0.description) }

  /// The reserved prefix of an id, without its hyphen, or nil where it has none.
  public static func prefix(of id: String) -> String? {
    guard let hyphen = id.utf8.firstIndex(of: .hyphen) else { return nil }
    let first = id[..<hyphen]
    return prefixes.first { $0.prefix == first }?.prefix
  }

  /// Whether an id consists of words of small letters and digits joined by single hyphens.
  public static func isWellFormed(_ id: String) -> Bool {
    var wordLength = 0
    for (index, byte) in id.utf8.enumerated() {
      if byte == .hyphen {
        if wordLength == 0 { return false }
        wordLength = 0
      } else {
        guard byte.isDigit || byte.isLetter && byte >= 0x61, index > 0 || !byte.isDigit else {
          return false
        }
        wordLength += 1
      }
    }
    return wordLength > 0
  }

  /// The well-formed id nearest to a text: small letters, everything else a hyphen.
  public static func wellFormed(from text: String) -> String {
    var result = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        result.unicodeScalars.append(scalar)
      } else if !result.isEmpty, !result.hasSuffix("-") {
        result += "-"
      }
    }
    if result.hasSuffix("-") { result.removeLast() }
    return result
  }

  /// What is wrong with an id, or nil.
  ///
  /// - Parameters:
  ///   - id: The id as written.
  ///   - prefix: The prefix it must have, or nil where it must have no reserved one.
  static func problem(with id: Sourced<String>, prefix: String?) -> Diagnostic? {
    let actual = Self.prefix(of: id.value)
    let bare = wellFormed(from: id.value)
    if let prefix, actual != prefix {
      return .wrongPrefix(id, expected: prefix, suggestion: suggestion(bare, prefix: prefix))
    }
    if prefix == nil, let actual {
      return .reservedPrefix(id, prefix: actual)
    }
    guard isWellFormed(id.value) else {
      return .malformedIdentifier(id, suggestion: isWellFormed(bare) ? bare : nil)
    }
    return nil
  }

  private static func suggestion(_ id: String, prefix: String) -> String? {
    let words = id.split(separator: "-")
    guard let first = words.first else { return nil }
    let isOtherPrefix =
      prefixes.contains { $0.prefix == first }
      || NearestName.distance(Array(first.unicodeScalars), Array(prefix.unicodeScalars)) <= 1
      || ["figure", "table", "tab", "claim", "equation", "section"].contains(first)
    let rest = isOtherPrefix && words.count > 1 ? Array(words.dropFirst()) : words
    let suggestion = ([Substring(prefix)] + rest).joined(separator: "-")
    return isWellFormed(suggestion) ? suggestion : nil
  }
}

extension Division.Kind {
  /// The kind with its article: “a theorem”.
  var description: String {
    self == .example ? "an \(self.name)" : "a \(self.name)"
  }

  /// The kind's name in small letters: “theorem”; authors may write it as a class.
  public var name: String {
    switch self {
    case .theorem: "theorem"
    case .lemma: "lemma"
    case .proposition: "proposition"
    case .corollary: "corollary"
    case .conjecture: "conjecture"
    case .definition: "definition"
    case .example: "example"
    case .remark: "remark"
    case .proof: "proof"
    }
  }
}
