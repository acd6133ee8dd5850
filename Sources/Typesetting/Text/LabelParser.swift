extension Label {
  /// A label as authors write it: Unicode text with formulas between dollar signs.
  ///
  /// A formula knows letters, Greek and other symbols by their TeX names, `^` and `_` with one
  /// character, one command or a braced group, `\mathrm`, `\text` and named functions; `\$` is a
  /// dollar sign. Raised and lowered characters of Unicode work anywhere.
  public init(parsing text: String) {
    self = LabelParser.parse(text).label
  }

  /// What of a label's formulas is not understood, in words (“\frac”); empty where all is.
  public static func problems(in text: String) -> [String] {
    LabelParser.parse(text).problems
  }
}

/// Reads labels; see `Label.init(parsing:)`.
struct LabelParser {
  private var input: Substring
  private var spans: [Label.Span] = []
  private var problems: [String] = []

  static func parse(_ text: String) -> (label: Label, problems: [String]) {
    guard text.contains("$") else {
      var parser = LabelParser(input: "")
      parser.appendText(text)
      return (Label(parser.spans), [])
    }
    var parser = LabelParser(input: text[...])
    parser.parseText()
    return (Label(parser.spans), parser.problems)
  }

  private init(input: Substring) {
    self.input = input
  }

  // MARK: - Text

  private mutating func parseText() {
    while let character = input.popFirst() {
      if character == "\\", input.first == "$" {
        input.removeFirst()
        appendText("$")
      } else if character == "$" {
        parseFormula()
      } else {
        appendText(String(character))
      }
    }
  }

  /// Appends text, turning Unicode's raised and lowered characters into spans.
  private mutating func appendText(
    _ text: String, isItalic: Bool = false, level: Label.Level = .normal
  ) {
    for scalar in text.unicodeScalars {
      if let base = Script.superscripts.first(where: { $0.key == scalar })?.value {
        append(String(base), isItalic: isItalic, level: .superscript)
      } else if let base = Script.subscripts.first(where: { $0.key == scalar })?.value {
        append(String(base), isItalic: isItalic, level: .subscript)
      } else {
        append(String(scalar), isItalic: isItalic, level: level)
      }
    }
  }

  private mutating func append(_ text: String, isItalic: Bool, level: Label.Level) {
    if let last = spans.indices.last, spans[last].isItalic == isItalic, spans[last].level == level {
      spans[last].text += text
    } else {
      spans.append(Label.Span(text, isItalic: isItalic, level: level))
    }
  }

  // MARK: - Formulas

  private mutating func parseFormula() {
    while let character = input.first {
      if character == "$" {
        input.removeFirst()
        return
      }
      parseAtom(level: .normal)
    }
    problems.append("a formula without its closing ‘$’")
  }

  /// Reads one character, command, script or group.
  private mutating func parseAtom(level: Label.Level) {
    guard let character = input.popFirst() else { return }
    switch character {
    case "^": parseScript(.superscript, within: level)
    case "_": parseScript(.subscript, within: level)
    case "{": parseGroup(level: level)
    case "}": problems.append("a ‘}’ without its ‘{’")
    case " ": break
    case "\\": parseCommand(level: level)
    case "-": appendOperator("\u{2212}", level: level)
    case "=", "<", ">": appendOperator(String(character), level: level)
    case "*": append("\u{2217}", isItalic: false, level: level)
    case "'": append("\u{2032}", isItalic: false, level: level)
    default:
      appendText(String(character), isItalic: character.isLetter, level: level)
    }
  }

  private mutating func parseScript(_ script: Label.Level, within level: Label.Level) {
    if level != .normal { problems.append("a script of a script") }
    while input.first == " " { input.removeFirst() }
    guard let next = input.first, next != "$", next != "}" else {
      problems.append("a ‘^’ or ‘_’ without what it raises or lowers")
      return
    }
    parseAtom(level: script)
  }

  private mutating func parseGroup(level: Label.Level) {
    while let character = input.first, character != "$" {
      if character == "}" {
        input.removeFirst()
        return
      }
      parseAtom(level: level)
    }
    problems.append("a ‘{’ without its ‘}’")
  }

  private mutating func parseCommand(level: Label.Level) {
    let name = input.prefix { $0.isASCII && $0.isLetter }
    guard !name.isEmpty else {
      parseSymbolCommand(level: level)
      return
    }
    input.removeFirst(name.count)
    let command = String(name)
    if let letter = LabelSymbols.letters[command] {
      append(letter, isItalic: letter.first?.isLowercase == true, level: level)
    } else if let relation = LabelSymbols.relations[command] {
      appendOperator(relation, level: level)
    } else if let symbol = LabelSymbols.symbols[command] {
      append(symbol, isItalic: false, level: level)
    } else if LabelSymbols.functions.contains(command) {
      append(command, isItalic: false, level: level)
      if let next = input.first, next == " " || next == "\\" {
        append("\u{2009}", isItalic: false, level: level)
      }
    } else if ["mathrm", "text", "operatorname"].contains(command) {
      appendBraced(command, level: level)
    } else {
      problems.append("\\\(command)")
    }
  }

  /// `\,` and its like, and escaped characters.
  private mutating func parseSymbolCommand(level: Label.Level) {
    guard let character = input.popFirst() else { return }
    switch character {
    case ",", ":", ";", " ": append("\u{2009}", isItalic: false, level: level)
    case "!": break
    case "|": append("\u{2016}", isItalic: false, level: level)
    case "{", "}", "$", "%", "_", "&", "#": append(String(character), isItalic: false, level: level)
    default: problems.append("\\\(character)")
    }
  }

  /// The braced text of `\mathrm{…}` and its like, upright and with its spaces.
  private mutating func appendBraced(_ command: String, level: Label.Level) {
    guard input.first == "{", let end = input.firstIndex(of: "}") else {
      problems.append("\\\(command) without ‘{…}’")
      return
    }
    appendText(String(input[input.index(after: input.startIndex)..<end]), level: level)
    input = input[input.index(after: end)...]
  }

  /// A relation or a sign: thin spaces around it where it stands between two things.
  private mutating func appendOperator(_ symbol: String, level: Label.Level) {
    let isBetween = level == .normal && spans.last.map { !$0.text.hasSuffix("(") } ?? false
    let gap = isBetween ? "\u{2009}" : ""
    append(gap + symbol + gap, isItalic: false, level: level)
  }
}

/// The commands that a label's formula knows.
enum LabelSymbols {
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ",
  ]

  static let relations: [String: String] = [
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈",
    "sim": "∼", "propto": "∝", "to": "→", "in": "∈", "times": "×", "pm": "±", "equiv": "≡",
  ]

  static let symbols: [String: String] = [
    "cdot": "·", "infty": "∞", "partial": "∂", "nabla": "∇", "sqrt": "√", "mid": "|", "ldots": "…",
    "dots": "…", "lVert": "‖", "rVert": "‖", "langle": "⟨", "rangle": "⟩", "quad": "\u{2003}",
    "left": "", "right": "", "circ": "∘",
  ]

  static let functions: Set<String> = [
    "log", "ln", "exp", "max", "min", "sup", "inf", "sin", "cos", "tanh", "Var", "Pr", "arg", "KL",
    "std", "det",
  ]
}
