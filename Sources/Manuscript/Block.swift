/// A block of a chapter, with its place.
public struct Block: Sendable, Hashable {
  /// What kind of block it is, and its contents.
  public indirect enum Content: Sendable, Hashable {
    /// A section heading. `level` is 1 to 6; `id` is the author's `{#sec-…}` or made from the text.
    case heading(level: Int, id: String, title: [Inline])
    /// A paragraph.
    case paragraph([Inline])
    /// A list.
    case list(List)
    /// A quotation.
    case quotation([Block])
    /// Code that is shown, not run.
    case code(language: String, text: String)
    /// A horizontal rule.
    case thematicBreak
    /// A table written in the chapter.
    case table(TextTable)
    /// A displayed formula; `id` is its `{#eq-…}`, if any.
    case displayMath(tex: Sourced<String>, id: String?)
    /// A theorem-like block or a proof.
    case division(Division)
    /// Text marked for the poster.
    case panel(Panel)
    /// A directive.
    case directive(Directive)
    /// Something that could not be understood: the text as written, and what is wrong with it.
    case problem(text: String, message: String)
  }

  /// The contents.
  public var content: Content
  /// Where the block stands.
  public var range: SourceRange

  /// A block read from `range`.
  public init(_ content: Content, at range: SourceRange) {
    self.content = content
    self.range = range
  }
}

/// A list of items.
public struct List: Sendable, Hashable {
  /// The number of the first item, or nil for a bullet list.
  public var start: Int?
  /// Whether items are set without space between them.
  public var isTight: Bool
  /// The items, each a sequence of blocks.
  public var items: [[Block]]

  /// A list.
  public init(start: Int?, isTight: Bool, items: [[Block]]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// A table written in Markdown.
public struct TextTable: Sendable, Hashable {
  /// How a column is set.
  public enum Alignment: String, Sendable, Hashable {
    /// As the reader's language sets text.
    case natural
    /// At the left.
    case left
    /// In the middle.
    case center
    /// At the right.
    case right
  }

  /// One alignment a column.
  public var alignments: [Alignment]
  /// The cells of the heading row.
  public var header: [[Inline]]
  /// The rows, each with a cell a column.
  public var rows: [[[Inline]]]

  /// A table written in Markdown.
  public init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

/// A theorem-like block, `::: {#thm-slow name="…"}` … `:::`, or a proof, `::: {.proof}`.
public struct Division: Sendable, Hashable {
  /// What a division states; the raw value is the prefix of its ids (`thm-slow`).
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A theorem.
    case theorem = "thm"
    /// A lemma.
    case lemma = "lem"
    /// A proposition.
    case proposition = "prp"
    /// A corollary.
    case corollary = "cor"
    /// A conjecture.
    case conjecture = "cnj"
    /// A definition.
    case definition = "def"
    /// An example.
    case example = "exm"
    /// A remark.
    case remark = "rem"
    /// A proof; not numbered.
    case proof = "prf"
  }

  /// What it states.
  public var kind: Kind
  /// Its id, or nil where the author gave none (it is numbered all the same, unless a proof).
  public var id: Sourced<String>?
  /// Its name, printed in parentheses after the number (Markdown inlines).
  public var name: [Inline]
  /// For a proof: the id of what it proves, from `of="thm-slow"`.
  public var proves: Sourced<String>?
  /// Further classes the author gave (`poster`), in order.
  public var classes: [String]
  /// What the poster says of it in one line, from `takeaway="…"`.
  public var takeaway: [Inline] = []
  /// The contents.
  public var blocks: [Block]

  /// Whether the author marked it for the poster, `{#thm-slow .poster}`.
  public var isOnPoster: Bool { classes.contains(Panel.posterClass) }

  /// A theorem-like block.
  public init(
    kind: Kind, id: Sourced<String>?, name: [Inline], proves: Sourced<String>? = nil,
    classes: [String] = [], blocks: [Block]
  ) {
    self.kind = kind
    self.id = id
    self.name = name
    self.proves = proves
    self.classes = classes
    self.blocks = blocks
  }
}
