/// What the words of `folio diff [A [B]]` ask to compare.
public enum RevisionRange: Sendable, Hashable {
  /// A commit with the files on disk.
  case workingTree(since: String)
  /// A commit with the index, as the next commit will be.
  case staged(since: String)
  /// One commit with another.
  case commits(String, String)
  /// The commit where B left A's history, with B.
  case sinceCommonAncestor(String, String)

  /// The comparison asked for: nothing (`HEAD` with the working tree), `A` (with the working
  /// tree), `A B`, `A..B` or `A...B`; a range's missing side is `HEAD`.
  ///
  /// Dots inside braces belong to a name, as in `HEAD^{/fixed..that}`.
  ///
  /// - Parameter isStaged: Whether the later side is the index; then at most one revision is named.
  public init(_ words: [String], isStaged: Bool = false) throws(ComparisonError) {
    for word in words where word.isEmpty {
      throw .invalidRange(word, reason: "it is empty")
    }
    if isStaged {
      guard words.count <= 1 else {
        throw .invalidRange(
          words.joined(separator: " "), reason: "the index is compared with one revision")
      }
      for word in words where try Self.range(word) != nil {
        throw .invalidRange(word, reason: "the index is compared with one revision")
      }
      self = .staged(since: words.first ?? "HEAD")
      return
    }
    switch words.count {
    case 0:
      self = .workingTree(since: "HEAD")
    case 1:
      self = try Self.range(words[0]) ?? .workingTree(since: words[0])
    case 2:
      for word in words where try Self.range(word) != nil {
        throw .invalidRange(word, reason: "a range already names both sides")
      }
      self = .commits(words[0], words[1])
    default:
      throw .invalidRange(words.joined(separator: " "), reason: "more than two revisions")
    }
  }

  /// The range a word stands for; nil when it names a single revision.
  private static func range(_ word: String) throws(ComparisonError) -> RevisionRange? {
    guard !word.hasPrefix(":/"), let dots = firstDots(in: word) else { return nil }
    let isSymmetric = word[dots.upperBound...].hasPrefix(".")
    let first = String(word[..<dots.lowerBound])
    let second = String(word[dots.upperBound...].dropFirst(isSymmetric ? 1 : 0))
    if first.isEmpty && second.isEmpty {
      throw .invalidRange(word, reason: "it names neither side")
    }
    if second.hasPrefix(".") || firstDots(in: second) != nil {
      throw .invalidRange(word, reason: "it has more than two sides")
    }
    let sides = [first, second].map { $0.isEmpty ? "HEAD" : $0 }
    return isSymmetric ? .sinceCommonAncestor(sides[0], sides[1]) : .commits(sides[0], sides[1])
  }

  private static func firstDots(in word: String) -> Range<String.Index>? {
    var depth = 0
    var index = word.startIndex
    while index < word.endIndex {
      let next = word.index(after: index)
      switch word[index] {
      case "{": depth += 1
      case "}": depth -= 1
      case "." where depth <= 0 && next < word.endIndex && word[next] == ".":
        return index..<word.index(after: next)
      default: break
      }
      index = next
    }
    return nil
  }
}
