import Mathematics

/// The entries of `Chapters/references.bib`.
public struct Bibliography: Sendable, Hashable {
  /// One work.
  public struct Entry: Sendable, Hashable {
    /// The key by which chapters cite it.
    public var key: Sourced<String>
    /// The kind of work in small letters: `article`, `inproceedings`, `misc`.
    public var type: String
    /// The authors in order; the editors where there are no authors.
    public var authors: [PersonName]
    /// Whether the list of authors ends with “and others”.
    public var hasMoreAuthors: Bool
    /// The year, as written; nil where none is given.
    public var year: String?
    /// The title; formulas in it are kept.
    public var title: [Inline]
    /// What it appeared in: journal, proceedings or book.
    public var container: String?
    /// The publisher, school or institution.
    public var publisher: String?
    /// Its address.
    public var url: String?
    /// Its digital object identifier, without a resolver's address.
    public var doi: String?
    /// Its number in a preprint archive, such as arXiv's `2503.15477`.
    public var eprint: String?
    /// All fields by name in small letters, in the file's order, TeX turned into Unicode.
    public var fields: [Field]

    /// The value of a field, or nil.
    public func field(_ name: String) -> String? {
      fields.first { $0.name == name }?.value
    }
  }

  /// A field of an entry.
  public struct Field: Sendable, Hashable {
    /// The name in small letters.
    public var name: String
    /// The value, TeX turned into Unicode.
    public var value: String

    /// A field.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The entries in the file's order.
  public private(set) var entries: [Entry]
  /// The lines of the file, for diagnostics.
  public private(set) var sourceLines: [String]
  private var indices: [String: Int] = [:]

  /// No entries.
  public init() {
    self.entries = []
    self.sourceLines = []
  }

  /// Reads a BibTeX file: `@string`, quotes and braces, `#`, TeX accents, comments.
  ///
  /// Never fails: an entry that cannot be understood is left out with a diagnostic.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes, UTF-8.
  ///   - path: Its path relative to the repository's root.
  ///   - diagnostics: Where everything that is wrong is added.
  public init(parsing bytes: [UInt8], path: String, diagnostics: inout [Diagnostic]) {
    self.init()
    guard let source = SourceText(decoding: bytes, path: path, diagnostics: &diagnostics) else {
      return
    }
    var parser = BibTeXParser(source)
    parser.parse()
    diagnostics += parser.diagnostics
    sourceLines = source.lines.map { source.text($0) }
    for raw in parser.entries {
      if let first = indices[raw.key.value] {
        diagnostics.append(.duplicateEntry(raw.key, first: entries[first].key.range.start))
        continue
      }
      indices[raw.key.value] = entries.count
      let entry = Entry(raw)
      entries.append(entry)
      diagnostics += entry.formulaProblems
    }
  }

  /// The entry with a key, or nil.
  public subscript(key: String) -> Entry? {
    indices[key].map { entries[$0] }
  }
}

extension Bibliography.Entry {
  /// The entry that raw fields describe.
  init(_ raw: BibTeXParser.RawEntry) {
    func value(_ names: String...) -> String? {
      for name in names {
        if let field = raw.fields.first(where: { $0.name == name }) {
          let text = TeXText.plain(field.value)
          if !text.isEmpty { return text }
        }
      }
      return nil
    }
    func rawValue(_ names: String...) -> String? {
      raw.fields.first { names.contains($0.name) }?.value
    }
    key = raw.key
    type = raw.type
    let people = PersonName.list(rawValue("author") ?? rawValue("editor") ?? "")
    authors = people.names
    hasMoreAuthors = people.hasMore
    year = value("year") ?? value("date").map { String($0.prefix(4)) }
    title = TeXText.inlines(rawValue("title") ?? "", at: raw.key.range)
    container = value("journal", "journaltitle", "booktitle", "series")
    publisher = value("publisher", "school", "institution", "organization")
    url = rawValue("url")?.filter { !"{} ".contains($0) }
    doi = rawValue("doi").map(Self.bareDOI)
    eprint = value("eprint")
    fields = raw.fields.map { Bibliography.Field(name: $0.name, value: TeXText.plain($0.value)) }
  }

  /// What is wrong with the formulas of the title, at the key: what braces and accents stand where is
  /// no longer known.
  fileprivate var formulaProblems: [Diagnostic] {
    title.flatMap { piece -> [Diagnostic] in
      guard case .math(let tex) = piece else { return [] }
      return Formula(tex.value).problems.map { .formulaInTitle($0, of: key) }
    }
  }

  private static func bareDOI(_ text: String) -> String {
    let clean = text.filter { !"{} ".contains($0) }
    for prefix in ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "doi:"]
    where clean.lowercased().hasPrefix(prefix) {
      return String(clean.dropFirst(prefix.count))
    }
    return clean
  }
}
