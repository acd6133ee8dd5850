extension FormulaProblem {
  static func unknownCommand(_ name: String, at range: Range<Int>) -> FormulaProblem {
    guard !name.isEmpty else {
      return FormulaProblem("a backslash without a name after it", at: range)
    }
    return FormulaProblem(
      "unknown command ‘\\\(name)’", at: range,
      suggestion: NearestCommand.nearest(to: name, among: MathCommands.names).map { "\\" + $0 })
  }

  static func unknownEnvironment(_ name: String, at range: Range<Int>) -> FormulaProblem {
    FormulaProblem(
      "unknown environment ‘\(name)’", at: range,
      suggestion: NearestCommand.nearest(to: name, among: Environments.names))
  }

  static func stray(_ token: MathToken) -> FormulaProblem {
    switch token.kind {
    case .close: FormulaProblem("‘}’ closes nothing", at: token.range)
    case .ampersand:
      FormulaProblem("‘&’ stands outside of rows such as ‘aligned’ or ‘pmatrix’", at: token.range)
    case .dollar: FormulaProblem("‘$’ inside a formula", at: token.range)
    case .parameter: FormulaProblem("‘\(token.name)’ outside of a macro", at: token.range)
    case .command("\\"), .command("cr"), .command("newline"):
      FormulaProblem(
        "‘\(token.name)’ stands outside of rows such as ‘aligned’ or ‘gathered’", at: token.range)
    case .command("right"), .command("middle"):
      FormulaProblem("‘\(token.name)’ without ‘\\left’ before it", at: token.range)
    case .command("end"):
      FormulaProblem("‘\\end’ without ‘\\begin’ before it", at: token.range)
    default: FormulaProblem("‘\(token.name)’ cannot stand here", at: token.range)
    }
  }

  static func misplaced(_ token: MathToken) -> FormulaProblem {
    FormulaProblem("‘\(token.name)’ cannot stand here", at: token.range)
  }

  static func unclosedBrace(at range: Range<Int>) -> FormulaProblem {
    FormulaProblem("‘{’ is not closed", at: range)
  }

  static func unclosedBracket(at range: Range<Int>) -> FormulaProblem {
    FormulaProblem("‘[’ is not closed", at: range)
  }

  static func unclosedDollar(at range: Range<Int>) -> FormulaProblem {
    FormulaProblem("‘$’ in words is not closed", at: range)
  }

  static func unclosedFence(at range: Range<Int>) -> FormulaProblem {
    FormulaProblem(
      "‘\\left’ without ‘\\right’; ‘\\right.’ closes without showing anything", at: range)
  }

  static func unclosedEnvironment(_ name: String, at range: Range<Int>) -> FormulaProblem {
    FormulaProblem("‘\\begin{\(name)}’ is not closed by ‘\\end{\(name)}’", at: range)
  }

  static func mismatchedEnd(
    _ found: String, of name: String, at range: Range<Int>
  ) -> FormulaProblem {
    FormulaProblem(
      "‘\\end{\(found)}’ closes ‘\\begin{\(name)}’", at: range, suggestion: "\\end{\(name)}")
  }

  static func missingArgument(of name: String, at range: Range<Int>) -> FormulaProblem {
    FormulaProblem("‘\(name)’ needs an argument", at: range)
  }

  static func missingOf(at range: Range<Int>) -> FormulaProblem {
    FormulaProblem("‘\\root’ without ‘\\of’", at: range, suggestion: "\\sqrt[3]{x}")
  }

  static func missingDelimiter(
    after token: MathToken, found: MathToken
  ) -> FormulaProblem {
    let end = max(token.range.upperBound, found.range.upperBound)
    return FormulaProblem(
      "‘\(token.name)’ needs a delimiter such as ‘(’, ‘\\{’ or ‘.’, not ‘\(found.name)’",
      at: token.range.lowerBound..<end)
  }

  static func doubleScript(_ mark: String, at range: Range<Int>) -> FormulaProblem {
    FormulaProblem(
      mark == "^"
        ? "a second superscript; braces say what belongs together, as ‘{x^a}^b’"
        : "a second subscript; braces say what belongs together, as ‘{x_a}_b’", at: range)
  }

  static func primeAfterSuperscript(at range: Range<Int>) -> FormulaProblem {
    FormulaProblem("a prime after a superscript; write it before, as ‘x'^2’", at: range)
  }

  static func ambiguousFraction(_ token: MathToken) -> FormulaProblem {
    FormulaProblem("a second ‘\(token.name)’ in one group; use ‘\\frac’ or braces", at: token.range)
  }

  static func limitsWithoutOperator(_ token: MathToken) -> FormulaProblem {
    FormulaProblem("‘\(token.name)’ without an operator before it", at: token.range)
  }

  static func wrongLength(_ text: String, at range: Range<Int>) -> FormulaProblem {
    FormulaProblem("‘\(text)’ is no width such as ‘1em’, ‘3mu’ or ‘-2pt’", at: range)
  }

  static func wrongOption(
    _ option: String, of token: MathToken, expected: String
  ) -> FormulaProblem {
    FormulaProblem(
      "‘\(token.name)’ cannot take ‘\(option)’; it takes \(expected)", at: token.range)
  }

  static func tooManyColumns(
    _ limit: Int, of token: MathToken, at range: Range<Int>
  ) -> FormulaProblem {
    let columns = limit == 1 ? "one column" : "\(limit) columns"
    return FormulaProblem("‘&’ beyond the \(columns) of this environment", at: range)
  }

  static func unknownColor(_ name: String, _ token: MathToken) -> FormulaProblem {
    FormulaProblem(
      "unknown colour ‘\(name)’", at: token.range,
      suggestion: NearestCommand.nearest(to: name, among: TeXColor.names.sorted()))
  }

  static func doubleMark(_ token: MathToken) -> FormulaProblem {
    FormulaProblem("a second ‘\(token.name)’ for one equation", at: token.range)
  }

  static func mathInWords(_ token: MathToken) -> FormulaProblem {
    FormulaProblem(
      "‘\(token.name)’ is mathematics; inside words it stands between dollars", at: token.range,
      suggestion: "$\(token.name)$")
  }

  static func nestedTooDeep(at range: Range<Int>) -> FormulaProblem {
    FormulaProblem("nested deeper than \(FormulaParser.depthLimit) levels", at: range)
  }
}

// MARK: Macros

extension FormulaProblem {
  static func endlessMacro(at range: Range<Int>) -> FormulaProblem {
    FormulaProblem("a macro that grows without end; does it use itself?", at: range)
  }

  static func wrongMacroName(_ name: String, of token: MathToken) -> FormulaProblem {
    FormulaProblem(
      "‘\(token.name)’ defines a command such as ‘\\E’, not ‘\(name)’", at: token.range)
  }

  static func reservedName(_ name: String, at range: Range<Int>) -> FormulaProblem {
    FormulaProblem("‘\\\(name)’ cannot be defined anew", at: range)
  }

  static func unknownParameter(
    _ number: Int, count: Int, at range: Range<Int>
  ) -> FormulaProblem {
    FormulaProblem(
      "‘#\(number)’ in a macro of \(count) argument\(count == 1 ? "" : "s")", at: range)
  }

  static func delimitedParameters(at range: Range<Int>, _ token: MathToken) -> FormulaProblem {
    FormulaProblem(
      "‘\(token.name)’ takes arguments ‘#1#2…’ in order and nothing between them", at: range)
  }

  static func noDefinition(at range: Range<Int>) -> FormulaProblem {
    FormulaProblem(
      "a file of macros holds definitions such as ‘\\newcommand{\\E}{\\mathbb{E}}’ alone", at: range
    )
  }
}
