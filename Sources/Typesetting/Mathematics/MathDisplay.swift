public import Drawing
public import Mathematics

/// A displayed formula: its rows, which may stand on different pages.
public struct MathDisplay: Sendable, Hashable {
  /// A row with the number that the author gave it.
  public struct Row: Sendable, Hashable {
    /// The row, as wide as all others.
    public var box: MathBox
    /// The author's number with its parentheses, set in text style; nil for none.
    public var tag: MathBox?
    /// The id of the row's `\label`.
    public var label: String?
    /// The distance from the baseline of this row to the next one's; zero for the last.
    public var step: Length
  }

  /// The rows, top to bottom.
  public var rows: [Row]
  /// The width of the widest row.
  public var width: Length { rows.map(\.box.width).max() ?? .zero }
}

extension MathTypesetter {
  /// A displayed formula in rows: those of an `align` or `gather` that is the whole formula, else one.
  public func display(
    _ formula: Formula, references: [String: String] = [:]
  ) -> MathDisplay {
    var setter = MathSetter(fonts, references: references)
    let context = MathContext(style: .display)
    guard let array = formula.list.onlyAlignment else {
      let layout = setter.line(formula.list, context)
      let tag = formula.tag.map { self.tag($0, references) }
      return MathDisplay(
        rows: [.init(box: boxed(layout, setter), tag: tag, label: formula.label, step: .zero)])
    }
    let grid = setter.grid(array, context)
    let isSingle = array.rows.count == 1
    let rows = array.rows.indices.map { index in
      let row = array.rows[index]
      // A number of the whole formula stands at its last row.
      let isLast = index == array.rows.count - 1
      let tag = row.tag ?? (isLast ? formula.tag : nil)
      return MathDisplay.Row(
        box: boxed(grid.rows[index], setter), tag: tag.map { self.tag($0, references) },
        label: row.label ?? (isSingle || isLast ? formula.label : nil),
        step: font.size * (grid.steps.indices.contains(index) ? grid.steps[index] : 0))
    }
    return MathDisplay(rows: rows)
  }

  /// A formula's number in the font of the text.
  public func tag(_ tag: MathTag, _ references: [String: String] = [:]) -> MathBox {
    var setter = MathSetter(fonts, references: references)
    let content: [MathText] =
      tag.isParenthesized
      ? [.words("(", .regular)] + tag.content + [.words(")", .regular)] : tag.content
    return boxed(setter.text(content, MathContext(style: .text)), setter)
  }
}

extension MathList {
  /// The alignment that the list consists of; nil for any other list.
  fileprivate var onlyAlignment: MathArray? {
    let nodes = filter { node in
      if case .space = node.content { return false }
      return true
    }
    guard nodes.count == 1, case .array(let array)? = nodes.first?.content,
      array.delimiters == nil, array.spacing.isOfEquations
    else { return nil }
    return array
  }
}
