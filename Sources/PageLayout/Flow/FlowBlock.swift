public import Drawing
public import Typesetting

/// A block of what pages show, top to bottom.
public indirect enum FlowBlock: Sendable {
  /// Running text.
  case paragraph(FlowParagraph)
  /// A heading, which stays with what follows it.
  case heading(FlowHeading)
  /// Blocks further in, the first line of which may have a label: an item of a list, a quotation.
  case indented(FlowIndent, [FlowBlock])
  /// Blocks that are one element of the document's structure.
  case element(StructureElement, [FlowBlock])
  /// Blocks on a panel.
  case panel(FlowPanel, [FlowBlock])
  /// A formula on lines of its own.
  case display(FlowDisplay)
  /// Lines of program text.
  case code([[ParagraphItem]])
  /// A table.
  case table(FlowTable)
  /// A picture in the flow or, in a float, of one.
  case picture(FlowPicture)
  /// Blocks that may move together to where there is room.
  case float([FlowBlock])
  /// A line of a table of contents.
  case contentsLine(FlowContentsLine)
  /// A rule across the column.
  case rule
  /// Room.
  case space(Glue)
  /// A new page.
  case pageBreak(PageOpening)
}

/// Running text with its place in the column.
public struct FlowParagraph: Sendable {
  /// The text.
  public var items: [ParagraphItem]
  /// How it is made into lines.
  public var style: ParagraphStyle
  /// The space above; of two spaces that meet the larger counts.
  public var above: Glue
  /// The space below.
  public var below: Glue
  /// Whether it stays on the page of what follows.
  public var keepsWithNext: Bool
  /// What it is in the document's structure.
  public var element: StructureElement

  /// Running text.
  public init(
    _ items: [ParagraphItem], _ style: ParagraphStyle, above: Glue = .none, below: Glue = .none,
    keepsWithNext: Bool = false, element: StructureElement = .paragraph
  ) {
    self.items = items
    self.style = style
    self.above = above
    self.below = below
    self.keepsWithNext = keepsWithNext
    self.element = element
  }
}

/// A heading.
public struct FlowHeading: Sendable {
  /// The text with its space.
  public var paragraph: FlowParagraph
  /// What running heads say from here on, with its level; nil where they do not change.
  public var runningTitle: (level: RunningTitle.Level, items: [ParagraphItem])?

  /// A heading.
  public init(
    _ paragraph: FlowParagraph,
    runningTitle: (level: RunningTitle.Level, items: [ParagraphItem])? = nil
  ) {
    self.paragraph = paragraph
    self.runningTitle = runningTitle
  }
}

/// How far blocks stand in.
public struct FlowIndent: Sendable {
  /// From the left.
  public var left: Length
  /// From the right.
  public var right: Length
  /// What stands at the right end of the left indent, on the first line.
  public var label: [ParagraphItem]
  /// The space above and below.
  public var around: Glue

  /// An indent.
  public init(
    left: Length, right: Length = .zero, label: [ParagraphItem] = [], around: Glue = .none
  ) {
    self.left = left
    self.right = right
    self.label = label
    self.around = around
  }
}

/// What is drawn behind blocks.
public struct FlowPanel: Sendable {
  /// The colour of the ground.
  public var fill: Color?
  /// The colour of a rule at the left.
  public var rule: Color?
  /// How far the text stands in from the panel's edges at the left and right.
  public var inset: Length
  /// How far the panel reaches above and below the text.
  public var padding: Length
  /// The space above and below.
  public var around: Glue

  /// A panel.
  public init(
    fill: Color? = nil, rule: Color? = nil, inset: Length, padding: Length, around: Glue
  ) {
    self.fill = fill
    self.rule = rule
    self.inset = inset
    self.padding = padding
    self.around = around
  }
}

/// A formula on lines of its own.
public struct FlowDisplay: Sendable {
  /// A line of a formula.
  public struct Line: Sendable {
    /// What stands on it.
    public var box: InlineBox
    /// Its number, set at the right edge; empty for none.
    public var number: [ParagraphItem]
    /// The name of the place, for links.
    public var anchor: String?

    /// A line.
    public init(_ box: InlineBox, number: [ParagraphItem] = [], anchor: String? = nil) {
      self.box = box
      self.number = number
      self.anchor = anchor
    }
  }

  /// The lines of the formula.
  public var lines: [Line]
  /// The name of the place of the whole formula, for links.
  public var anchor: String?
  /// What screen readers read.
  public var alternativeText: String
  /// The space above and below.
  public var around: Glue
  /// Where the formula comes from, as marks of text say it.
  public var place: String?

  /// A formula.
  public init(
    _ lines: [Line], anchor: String? = nil, alternativeText: String, around: Glue
  ) {
    self.lines = lines
    self.anchor = anchor
    self.alternativeText = alternativeText
    self.around = around
  }
}

/// A picture.
public struct FlowPicture: Sendable {
  /// The drawing.
  public var frame: Frame
  /// What screen readers read.
  public var alternativeText: String
  /// The name of the place, for links.
  public var anchor: String?

  /// A picture.
  public init(_ frame: Frame, alternativeText: String, anchor: String? = nil) {
    self.frame = frame
    self.anchor = anchor
    self.alternativeText = alternativeText
  }
}

/// A line of a table of contents: what it names at the left, the page at the right.
public struct FlowContentsLine: Sendable {
  /// What it names, with its number.
  public var items: [ParagraphItem]
  /// How it is made into lines.
  public var style: ParagraphStyle
  /// The page.
  public var page: [ParagraphItem]
  /// A dot of the leader; empty for none.
  public var leader: [ParagraphItem]
  /// Where it leads.
  public var destination: String
  /// The space above.
  public var above: Glue

  /// A line of a table of contents.
  public init(
    _ items: [ParagraphItem], _ style: ParagraphStyle, page: [ParagraphItem],
    leader: [ParagraphItem], destination: String, above: Glue
  ) {
    self.items = items
    self.style = style
    self.page = page
    self.leader = leader
    self.destination = destination
    self.above = above
  }
}
