/// A piece of running text.
public indirect enum Inline: Sendable, Hashable {
  /// Plain text.
  case text(String)
  /// Emphasised text.
  case emphasis([Inline])
  /// Strongly emphasised text.
  case strong([Inline])
  /// Struck-out text.
  case strikethrough([Inline])
  /// Code in a line.
  case code(String)
  /// TeX maths in a line: what stands between the `$` signs.
  case math(Sourced<String>)
  /// A link; `destination` is a relative path, a fragment, or an `http`, `https` or `mailto` address.
  case link(destination: String, title: String?, content: [Inline])
  /// A picture from the repository; `source` is relative to `Chapters/`.
  case image(source: Sourced<String>, title: String?, alternativeText: String)
  /// A line end in the chapter's text; a space on the page.
  case softBreak
  /// A line break the author asked for.
  case lineBreak
  /// `@fig-time`: the name and number of what carries that id.
  case reference(Reference)
  /// `[@razin2025, Theorem 1]` or `@razin2025`.
  case citation(Citation)
  /// `` `{value} cl-slope.value | .3` ``: a computed number in a sentence.
  case value(ValueDirective)
  /// `[^name]`: the mark of a footnote; `number` counts from 1 in each chapter.
  case footnote(number: Int)
  /// Text that could not be understood; it is shown as an error where it stands.
  case problem(text: String, message: String)
}

/// A cross reference to something numbered.
public struct Reference: Sendable, Hashable {
  /// The id referred to.
  public var id: Sourced<String>

  /// A reference to `id`.
  public init(to id: Sourced<String>) {
    self.id = id
  }
}

/// A citation of one or more entries of the bibliography.
public struct Citation: Sendable, Hashable {
  /// One entry cited.
  public struct Item: Sendable, Hashable {
    /// The entry's key in `references.bib`.
    public var key: Sourced<String>
    /// Text before it (“see”).
    public var prefix: String
    /// Text after it (“Theorem 1”).
    public var suffix: String
    /// Whether only the year is printed (`[-@key]`).
    public var suppressesAuthor: Bool

    /// A cited entry.
    public init(
      key: Sourced<String>, prefix: String = "", suffix: String = "",
      suppressesAuthor: Bool = false
    ) {
      self.key = key
      self.prefix = prefix
      self.suffix = suffix
      self.suppressesAuthor = suppressesAuthor
    }
  }

  /// The entries, in the author's order.
  public var items: [Item]
  /// Whether the authors are part of the sentence (`@key`) rather than in brackets (`[@key]`).
  public var isInText: Bool

  /// A citation.
  public init(items: [Item], isInText: Bool) {
    self.items = items
    self.isInText = isInText
  }
}

/// An inline computed value: an expression of `Claims`, and how to print it.
public struct ValueDirective: Sendable, Hashable {
  /// The expression: `cl-slope.value`, or any expression over result tables by experiment id.
  public var expression: Sourced<String>
  /// The number format after `|`, if given.
  public var format: Sourced<String>?

  /// A computed value in a sentence.
  public init(expression: Sourced<String>, format: Sourced<String>? = nil) {
    self.expression = expression
    self.format = format
  }
}
