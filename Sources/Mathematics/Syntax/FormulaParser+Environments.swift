extension FormulaParser {
  /// `\begin{name} … \end{name}`.
  mutating func environment(_ token: MathToken) -> MathNode.Content? {
    let nameStart = upcoming.range
    let name = rawArgument(of: token)
    guard let form = Environments.named(name) else {
      let range = token.range.lowerBound..<max(lastEnd, nameStart.upperBound)
      report(.unknownEnvironment(name, at: range))
      // Its contents may still be read; what would part its cells is reported where it stands.
      return .group(contents(of: name, token) { $0.list() }, mathClass: .ordinary)
    }
    return contents(of: name, token) { $0.body(of: form, token) }
  }

  /// Reads up to the `\end` that belongs to a `\begin`.
  private mutating func contents<Result>(
    of name: String, _ token: MathToken, _ read: (inout FormulaParser) -> Result
  ) -> Result {
    opened.append(.environment)
    let contents = read(&self)
    opened.removeLast()
    guard upcoming.kind == .command("end") else {
      report(.unclosedEnvironment(name, at: token.range))
      return contents
    }
    let end = take()
    let endName = rawArgument(of: end)
    if endName != name { report(.mismatchedEnd(endName, of: name, at: end.range)) }
    return contents
  }

  private mutating func body(
    of form: Environments.Form, _ token: MathToken
  ) -> MathNode.Content {
    switch form {
    case .rows(let form):
      return .array(rows(form, token))
    case .equation:
      return .styled(.display, list())
    case .alignedMatrix(var form):
      if let option = optionalTokens() {
        form.alignments = columns(option.written, token).alignments
      }
      return .array(rows(form, token))
    case .alignedAt(var form):
      let count = rawArgument(of: token)
      if let pairs = Int(count), pairs > 0, pairs <= 32 {
        form.columnLimit = 2 * pairs
      } else {
        report(.wrongOption(count, of: token, expected: "the number of its pairs of columns"))
      }
      form.spacing = .alignedAt
      return .array(rows(form, token))
    case .subarray:
      var form = ArrayForm.substack
      form.alignments = columns(rawArgument(of: token), token).alignments
      return .array(rows(form, token))
    case .array:
      skipVerticalPlace(token)
      let columns = columns(rawArgument(of: token), token)
      var array = rows(
        ArrayForm(
          spacing: .matrix, alignments: columns.alignments, columnLimit: columns.alignments.count),
        token)
      array.columnLines = columns.lines.contains { $0 > 0 } ? columns.lines : []
      return .array(array)
    }
  }

  /// `[c]`, where an array stands; the others would move it off the axis.
  private mutating func skipVerticalPlace(_ token: MathToken) {
    if let option = optionalTokens(), option.written != "c" {
      report(.wrongOption(option.written, of: token, expected: "no option: it is centred"))
    }
  }

  /// What `{c|rl}` states: the columns, and how many lines stand before each and after the last.
  private mutating func columns(
    _ preamble: String, _ token: MathToken
  ) -> (alignments: [MathArray.Alignment], lines: [Int]) {
    var alignments: [MathArray.Alignment] = []
    var lines = [0]
    for character in preamble {
      switch character {
      case "l": alignments.append(.left)
      case "c": alignments.append(.center)
      case "r": alignments.append(.right)
      case "|":
        lines[lines.count - 1] += 1
        continue
      case " ": continue
      default:
        report(.wrongOption(preamble, of: token, expected: "columns as in ‘{l|cr}’"))
        return ([.center], [])
      }
      lines.append(0)
    }
    if alignments.isEmpty {
      report(.wrongOption(preamble, of: token, expected: "columns as in ‘{l|cr}’"))
      return ([.center], [])
    }
    return (alignments, lines)
  }

  /// `\matrix{a & b \cr c & d}` of plain TeX.
  mutating func plainMatrix(_ name: String, _ token: MathToken) -> MathNode.Content? {
    guard peekPastSpaces().kind == .open, case .rows(let form) = Environments.named(name) else {
      report(.missingArgument(of: token.name, at: token.range))
      return nil
    }
    return .array(bracedArray(form, token))
  }

  /// Rows between braces.
  mutating func bracedArray(_ form: ArrayForm, _ token: MathToken) -> MathArray {
    guard peekPastSpaces().kind == .open else {
      report(.missingArgument(of: token.name, at: token.range))
      return MathArray(rows: [], alignments: [], spacing: form.spacing)
    }
    let opening = take()
    opened.append(.brace)
    let array = rows(form, token)
    opened.removeLast()
    close(opening)
    return array
  }
}
