/// Reads TeX into nodes; what it cannot understand becomes a problem, and the rest is still read.
///
/// Recursive descent over tokens. Every recursion passes `nested`, which bounds its depth; every
/// macro pays from one allowance of tokens, so time is linear in the source.
struct FormulaParser {
  /// Nobody nests deeper by hand; hostile input would exhaust the stack.
  static let depthLimit = 64
  /// How many tokens macros may give in one formula.
  static let expansionLimit = 20_000
  /// How many mistakes are told of one formula.
  static let problemLimit = 100

  /// The tokens of the source, and the next one's index.
  private let tokens: [MathToken]
  private var position = 0
  /// Tokens that macros gave, the next one last.
  private var pending: [MathToken] = []
  private var tokensFromMacros = 0
  private let endOfSource: Int
  /// Where what was taken last ends.
  private(set) var lastEnd = 0

  /// The macros in force, which `\newcommand` adds to.
  var macros: MathMacros
  /// What could not be understood.
  var problems: [FormulaProblem] = []
  /// The ids that were referred to.
  var references: [FormulaId] = []
  /// The ids of labels.
  var labels: [FormulaId] = []
  /// What was opened and not yet closed, outermost first.
  var opened: [OpenConstruct] = []
  /// The alphabet that letters are read in.
  var alphabet = MathAlphabet.normal
  /// Number and label of the row being read, or of the whole formula.
  var marks = EquationMarks()
  /// How deep the constructs being read are nested.
  var depth = 0
  /// Whether reading was given up, so that what was left open is no further mistake.
  private var hasGivenUp = false

  init(_ tex: String, macros: MathMacros) {
    tokens = MathLexer.tokens(of: tex)
    endOfSource = tex.utf8.count
    self.macros = macros
  }

  // MARK: Tokens

  /// The next token, macros left as they are.
  var upcoming: MathToken {
    if let token = pending.last { return token }
    if position < tokens.count { return tokens[position] }
    return MathToken(kind: .end, range: endOfSource..<endOfSource)
  }

  /// Takes the next token, macros left as they are.
  @discardableResult
  mutating func take() -> MathToken {
    let token = upcoming
    if pending.popLast() == nil, position < tokens.count { position += 1 }
    if token.kind != .space { lastEnd = max(lastEnd, token.range.upperBound) }
    return token
  }

  /// The next token, none of the author's macros.
  mutating func peek() -> MathToken {
    while case .command(let name) = upcoming.kind, let macro = macros.definitions[name] {
      let use = take()
      expand(macro, named: name, at: use.range)
    }
    return upcoming
  }

  /// The next token that is not white space.
  mutating func peekPastSpaces() -> MathToken {
    while true {
      let token = peek()
      guard token.kind == .space else { return token }
      take()
    }
  }

  /// Puts what a macro gives before the rest.
  mutating func give(_ given: [MathToken], at range: Range<Int>) {
    tokensFromMacros += given.count + 1
    guard tokensFromMacros <= Self.expansionLimit else {
      giveUp(.endlessMacro(at: range))
      return
    }
    pending.append(contentsOf: given.reversed())
  }

  // MARK: Mistakes

  /// Notes a mistake.
  ///
  /// Of what is no formula at all, the first hundred tell enough.
  mutating func report(_ problem: @autoclosure () -> FormulaProblem) {
    if !hasGivenUp, problems.count < Self.problemLimit { problems.append(problem()) }
  }

  /// Notes a mistake and reads nothing more.
  mutating func giveUp(_ problem: FormulaProblem) {
    report(problem)
    hasGivenUp = true
    pending = []
    position = tokens.count
  }

  /// Reads something nested in what is being read.
  mutating func nested<Result>(
    or fallback: Result, _ read: (inout FormulaParser) -> Result
  ) -> Result {
    guard depth < Self.depthLimit else {
      giveUp(.nestedTooDeep(at: upcoming.range))
      return fallback
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }
}

/// What is opened and has to be closed.
enum OpenConstruct: Hashable {
  /// `{`
  case brace
  /// `\left`
  case fence
  /// The `[` of an optional argument.
  case bracket
  /// `$` in words.
  case dollar
  /// The rows of an environment or of `\substack{…}`.
  case rows
  /// `\begin`
  case environment
}

/// What `\tag` and `\label` say of a row or of a formula.
struct EquationMarks {
  var tag: MathTag?
  var label: String?
}
