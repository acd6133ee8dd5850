/// A regular expression in an expression: `/^a.*z$/i`.
package struct TextPattern: Sendable, Hashable {
  private let pattern: String
  private let flags: String

  /// A pattern that can be searched for.
  init(_ pattern: String, flags: String) throws(ExpressionError) {
    guard flags.allSatisfy("gimsuy".contains) else {
      throw ExpressionError(message: "unknown flags ‘\(flags)’ of a regular expression")
    }
    guard (try? Regex(pattern)) != nil else {
      throw ExpressionError(message: "‘\(pattern)’ is no regular expression")
    }
    self.pattern = pattern
    self.flags = flags
  }

  /// The pattern made ready, once for all rows.
  func search() -> Search {
    var regex = try? Regex(pattern).matchingSemantics(.unicodeScalar)
    if flags.contains("i") { regex = regex?.ignoresCase() }
    if flags.contains("m") { regex = regex?.anchorsMatchLineEndings() }
    if flags.contains("s") { regex = regex?.dotMatchesNewlines() }
    return Search(regex: regex, isGlobal: flags.contains("g"))
  }

  /// A pattern ready to be searched for.
  struct Search {
    fileprivate let regex: Regex<AnyRegexOutput>?
    fileprivate let isGlobal: Bool

    /// Whether a text has a part of the pattern's form.
    func matches(_ text: String) -> Bool {
      regex.map { text.firstMatch(of: $0) != nil } ?? false
    }

    /// A text with the first part of the pattern's form, or all with the flag `g`, replaced; `$1` …
    /// `$9` in the replacement stand for groups, `$&` for the part.
    func replacing(_ text: String, with replacement: String) -> String {
      guard let regex else { return text }
      return text.replacing(regex, maxReplacements: isGlobal ? .max : 1) { match in
        var result = ""
        var rest = replacement[...]
        while let character = rest.popFirst() {
          guard character == "$", let next = rest.first else {
            result.append(character)
            continue
          }
          if next == "&" {
            result += text[match.range]
          } else if let group = next.wholeNumberValue, group < match.output.count {
            result += match.output[group].substring ?? ""
          } else {
            result.append(character)
            continue
          }
          rest.removeFirst()
        }
        return result
      }
    }
  }
}
