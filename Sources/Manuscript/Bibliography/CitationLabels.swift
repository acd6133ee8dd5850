/// How the works cited in a report are named in its text, and their order in its bibliography.
///
/// Works of the same authors and year are told apart by letters: 2025a, 2025b.
public struct CitationLabels: Sendable, Hashable {
  /// The works, sorted by authors, year and title.
  public let entries: [Bibliography.Entry]
  private let suffixes: [String: String]

  /// The labels of some works.
  public init(_ entries: [Bibliography.Entry]) {
    let sorted = entries.map { (key: Self.sortingKey(of: $0), entry: $0) }
      .sorted { Self.isBefore($0.key, $1.key) }
      .map(\.entry)
    self.entries = sorted
    var groups: [String: [String]] = [:]
    for entry in sorted {
      groups["\(Self.authors(of: entry))|\(entry.year ?? "")", default: []].append(entry.key.value)
    }
    var suffixes: [String: String] = [:]
    for keys in groups.values where keys.count > 1 {
      for (index, key) in keys.enumerated() { suffixes[key] = Self.letters(index) }
    }
    self.suffixes = suffixes
  }

  /// The authors as cited: “Razin”, “Razin and Wang”, “Razin et al.”; the title where there are
  /// none.
  public static func authors(of entry: Bibliography.Entry) -> String {
    let names = entry.authors.map(\.cited)
    switch (names.count, entry.hasMoreAuthors) {
    case (0, _): return entry.title.isEmpty ? entry.key.value : entry.title.plainText
    case (1, false): return names[0]
    case (2, false): return "\(names[0]) and \(names[1])"
    default: return "\(names[0]) et al."
    }
  }

  /// The year as cited, with its letter: “2025b”; “n.d.” where there is none.
  public func year(of entry: Bibliography.Entry) -> String {
    (entry.year ?? "n.d.") + (suffixes[entry.key.value] ?? "")
  }

  /// Authors and year as in brackets: “Razin et al., 2025”.
  public func label(of entry: Bibliography.Entry) -> String {
    "\(Self.authors(of: entry)), \(year(of: entry))"
  }

  /// The letters of the works of a group: `a` to `z`, then `aa`.
  private static func letters(_ index: Int) -> String {
    let letter = String(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(index % 26))))
    return index < 26 ? letter : letters(index / 26 - 1) + letter
  }

  private static func sortingKey(of entry: Bibliography.Entry) -> [String] {
    let names =
      entry.authors.isEmpty
      ? authors(of: entry)
      : entry.authors.map { "\($0.family) \($0.particle) \($0.given)" }.joined(separator: "; ")
    return [
      TeXAccents.sortingKey(names), entry.year ?? "", TeXAccents.sortingKey(entry.title.plainText),
      entry.key.value,
    ]
  }

  private static func isBefore(_ left: [String], _ right: [String]) -> Bool {
    left.lexicographicallyPrecedes(right) { first, second in
      first.utf8.lexicographicallyPrecedes(second.utf8)
    }
  }
}
