extension Formula {
  /// Reads a formula; what it cannot understand is among its problems, and the rest is still read.
  ///
  /// - Parameters:
  ///   - tex: The TeX, without the dollars.
  ///   - displayed: Whether it stands on a line of its own.
  ///   - macros: The author's commands.
  /// - Complexity: Linear in the length of the TeX.
  public init(_ tex: String, displayed: Bool = false, macros: MathMacros = .none) {
    var macros = macros
    self.init(tex, displayed: displayed, definingIn: &macros)
  }

  /// Reads a formula, and keeps the commands that it defines by `\newcommand` for those after it.
  ///
  /// - Parameters:
  ///   - tex: The TeX, without the dollars.
  ///   - displayed: Whether it stands on a line of its own.
  ///   - macros: The author's commands; the formula's own are added.
  public init(_ tex: String, displayed: Bool, definingIn macros: inout MathMacros) {
    var parser = FormulaParser(tex, macros: macros)
    let list = parser.list()
    source = tex
    isDisplayed = displayed
    self.list = list
    tag = parser.marks.tag
    label = parser.marks.label
    references = parser.references
    labels = parser.labels
    problems = parser.problems.sorted { $0.range.lowerBound < $1.range.lowerBound }
    macros = parser.macros
  }

  /// The rows of its alignments that have labels.
  public var labelledRows: [LabelledRow] {
    guard labels.count > (label == nil ? 0 : 1) else { return [] }
    return list.arrays.flatMap(\.rows).compactMap { row in
      row.label.map { LabelledRow(id: $0, tag: row.tag) }
    }
  }
}

extension MathList {
  /// The arrays at the top of a formula.
  fileprivate var arrays: [MathArray] {
    flatMap { node -> [MathArray] in
      switch node.content {
      case .array(let array): return [array]
      case .styled(_, let list), .colored(_, let list), .group(let list, _): return list.arrays
      default: return []
      }
    }
  }
}

extension MathMacros {
  /// Adds the commands that a file of definitions defines.
  ///
  /// - Returns: What is wrong in it; anything but definitions is.
  public mutating func define(by tex: String) -> [FormulaProblem] {
    let formula = Formula(tex, displayed: true, definingIn: &self)
    let strangers = formula.list.map { FormulaProblem.noDefinition(at: $0.range) }
    return (formula.problems + strangers.prefix(1)).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
  }
}
