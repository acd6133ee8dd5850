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
    problems = parser.problems.sorted { $0.range.lowerBound < $1.range.lowerBound }
    macros = parser.macros
  }
}
