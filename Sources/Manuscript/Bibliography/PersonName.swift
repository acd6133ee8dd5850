/// The name of an author, by the rules of BibTeX.
public struct PersonName: Sendable, Hashable {
  /// First and middle names; empty for an institution.
  public var given: String
  /// The particle before the family name: “von”, “van der”.
  public var particle: String
  /// The family name, or the whole name of an institution.
  public var family: String
  /// What follows the name: “Jr.”.
  public var suffix: String

  /// A name in parts.
  public init(given: String = "", particle: String = "", family: String, suffix: String = "") {
    self.given = given
    self.particle = particle
    self.family = family
    self.suffix = suffix
  }

  /// The family name with its particle, as in citations.
  public var cited: String {
    particle.isEmpty ? family : "\(particle) \(family)"
  }

  /// Reads a field of names joined by `and`.
  ///
  /// - Returns: The names, and whether the last was `others`.
  static func list(_ field: String) -> (names: [PersonName], hasMore: Bool) {
    var names: [PersonName] = []
    var hasMore = false
    var words: [String] = []
    func finish() {
      if words == ["others"] {
        hasMore = true
      } else if !words.isEmpty {
        names.append(PersonName(words: words))
      }
      words = []
    }
    for word in Self.words(of: field) {
      if word == "and" { finish() } else { words.append(word) }
    }
    finish()
    return (names, hasMore)
  }

  /// The words of a text, parts in braces kept whole; commas are words of their own.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var depth = 0
    func end() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for character in text {
      if character == "{" { depth += 1 }
      if character == "}" { depth = max(0, depth - 1) }
      if depth == 0, character.isWhitespace || character == "~" {
        end()
      } else if depth == 0, character == "," {
        end()
        words.append(",")
      } else {
        word.append(character)
      }
    }
    end()
    return words
  }

  private init(words: [String]) {
    let parts = words.split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
    func text(_ words: some Sequence<String>) -> String {
      words.map(TeXText.plain).joined(separator: " ")
    }
    if parts.count == 1 {
      let words = parts[0]
      let particleStart = words.dropLast().firstIndex(where: Self.isParticle)
      let particleEnd = words.dropLast().lastIndex(where: Self.isParticle).map { $0 + 1 }
      let familyStart = particleEnd ?? words.count - 1
      self.init(
        given: text(words[..<(particleStart ?? familyStart)]),
        particle: text(words[(particleStart ?? familyStart)..<familyStart]),
        family: text(words[familyStart...]))
    } else {
      let names = parts[0]
      let familyStart = min(
        names.dropLast().lastIndex(where: Self.isParticle).map { $0 + 1 } ?? 0, names.count)
      self.init(
        given: text(parts[parts.count - 1]), particle: text(names[..<familyStart]),
        family: text(names[familyStart...]), suffix: parts.count > 2 ? text(parts[1]) : "")
    }
  }

  /// Whether a word begins with a small letter and so is a particle.
  private static func isParticle(_ word: String) -> Bool {
    guard !word.hasPrefix("{") else { return false }
    return TeXText.plain(word).first { $0.isLetter }?.isLowercase ?? false
  }
}
