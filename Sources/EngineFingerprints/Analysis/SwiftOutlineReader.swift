/// Walks the tokens of a Swift file once and fills in its outline.
struct SwiftOutlineReader {
  private(set) var outline = SwiftOutline()
  private let tokens: [SwiftToken]
  private let strings: [Int: String]
  private var index = 0
  private var depth = 0
  private var isPrivate = false
  private var isExported = false
  private var isStatic = false
  /// The extension whose body is being read, which is the one at depth 1.
  private var current: SwiftOutline.Extension?

  /// Witnesses that the language or the standard library call without their name being written.
  private static let implicitMembers: Set<String> = [
    "hash", "hashValue", "encode", "next", "makeIterator", "description", "debugDescription",
    "errorDescription", "id", "wrappedValue", "projectedValue", "callAsFunction", "startIndex",
    "endIndex", "index", "formIndex", "distance", "rawValue", "allCases", "appendInterpolation",
    "appendLiteral", "buildBlock", "buildExpression", "buildOptional", "buildEither", "buildArray",
    "buildFinalResult", "stringValue", "intValue",
  ]

  init(_ lexer: SwiftLexer) {
    tokens = lexer.tokens
    strings = lexer.strings
  }

  mutating func read() {
    while index < tokens.count {
      switch tokens[index] {
      case .word(let word): read(word)
      case .symbol(let symbol):
        outline.symbols.insert(symbol)
        index += 1
      case .mark("{"): openBrace()
      case .mark("}"): closeBrace()
      case .mark: index += 1
      }
    }
    if depth != 0 { outline.isOpaque = true }
  }

  private mutating func openBrace() {
    depth += 1
    forgetModifiers()
    index += 1
  }

  private mutating func closeBrace() {
    depth -= 1
    if depth < 0 {
      outline.isOpaque = true
      depth = 0
    }
    if depth == 0, let finished = current {
      outline.extensions.append(finished)
      current = nil
    }
    forgetModifiers()
    index += 1
  }

  private mutating func forgetModifiers() {
    (isPrivate, isExported, isStatic) = (false, false, false)
  }

  private var isVisibleDeclaration: Bool { depth == 0 || (depth == 1 && current != nil) }

  private mutating func read(_ word: String) {
    outline.words.insert(word)
    index += 1
    if word == "init", precededByDot, token(0) != .mark("(") { noteInitializerReference() }
    switch word {
    case "private", "fileprivate":
      if !(token(0) == .mark("(") && token(1) == .word("set")) { isPrivate = true }
    case "_exported": isExported = true
    case "static": isStatic = true
    case "import" where depth == 0: readImport()
    case "extension" where depth == 0: readExtension()
    case "struct", "enum", "class", "actor", "protocol", "precedencegroup", "macro", "typealias":
      if isVisibleDeclaration { readTypeName(isAlias: word == "typealias") }
    case "operator" where depth == 0:
      if case .symbol(let symbol)? = token(0) { outline.operators.insert(symbol) }
    case "func" where isVisibleDeclaration: readFunction()
    case "let", "var":
      noteSimulationName()
      if isVisibleDeclaration { readVariableNames() }
      forgetModifiers()
    case "init" where depth == 1 && current != nil && !precededByDot: readInitializer()
    case "subscript", "deinit":
      if depth == 1, !precededByDot, !isPrivate { current?.hasUnnamedMembers = true }
    default: break
    }
  }

  private var precededByDot: Bool {
    guard index >= 2, case .symbol(let symbol) = tokens[index - 2] else { return false }
    return symbol.hasSuffix(".")
  }

  private func token(_ offset: Int) -> SwiftToken? {
    index + offset < tokens.count ? tokens[index + offset] : nil
  }

  private func word(_ offset: Int) -> String? {
    if case .word(let word)? = token(offset) { return word }
    return nil
  }

  /// `import Module`, `import struct Module.Name`.
  private mutating func readImport() {
    let kinds: Set<String> = [
      "struct", "class", "enum", "protocol", "func", "let", "var", "typealias",
    ]
    guard var module = word(0) else { return }
    if kinds.contains(module), let next = word(1) { module = next }
    outline.imports.insert(module)
    if isExported { outline.exportedImports.insert(module) }
    forgetModifiers()
    index += 1
  }

  private mutating func declare(_ name: String, isAlias: Bool = false) {
    guard !isPrivate else { return }
    if depth == 0 {
      outline.declared.insert(name)
      if isAlias { outline.aliases.insert(name) }
    } else {
      current?.members.insert(name)
      if Self.implicitMembers.contains(name) { current?.hasUnnamedMembers = true }
    }
  }

  private mutating func readTypeName(isAlias: Bool) {
    guard let name = word(0), !Self.startsDeclaration.contains(name) else { return }
    declare(name, isAlias: isAlias)
    forgetModifiers()
  }

  /// The names after `let` or `var`: the first, those of a tuple pattern, and those after commas
  /// that are followed by a type or a value.
  private mutating func readVariableNames() {
    var nesting = 0
    var offset = 0
    var isPattern = true
    scan: while let next = token(offset) {
      switch next {
      case .mark("("), .mark("["): nesting += 1
      case .mark(")"), .mark("]"): nesting -= 1
      case .mark("{"), .mark("}"): break scan
      case .word(let name) where Self.startsDeclaration.contains(name): break scan
      case .word(let name) where isPattern: declare(name)
      case .mark(":"), .symbol("="): isPattern = false
      case .mark(",") where !isPattern && nesting == 0:
        if let name = word(offset + 1), [.mark(":"), .symbol("=")].contains(token(offset + 2)) {
          declare(name)
        }
      default: break
      }
      offset += 1
    }
  }

  private static let startsDeclaration: Set<String> = [
    "struct", "enum", "class", "actor", "protocol", "func", "let", "var", "extension", "import",
    "public", "package", "internal", "private", "fileprivate", "static", "init", "subscript",
  ]

  /// `Type.init` or `.init` without arguments names any initializer, without labels.
  private mutating func noteInitializerReference() {
    if index >= 3, case .word(let type) = tokens[index - 3] {
      outline.initializerReferences.insert(type)
    } else {
      outline.initializerReferences.insert("")
    }
  }

  private mutating func readFunction() {
    switch token(0) {
    case .word(let name): declare(name)
    case .symbol(let symbol) where !isPrivate:
      if depth == 0 { outline.operators.insert(symbol) } else { current?.operators.insert(symbol) }
    default: break
    }
    forgetModifiers()
  }

  /// Notes a label that every caller writes, if there is one; else the initializer is unnamed.
  private mutating func readInitializer() {
    defer { forgetModifiers() }
    guard !isPrivate else { return }
    var offset = 0
    while let next = token(offset), next != .mark("("), next != .mark("{") { offset += 1 }
    var parameters = InitializerLabels()
    while let next = token(offset), parameters.read(next) { offset += 1 }
    if let label = parameters.requiredLabel {
      current?.members.insert(label)
      current?.hasInitializers = true
    } else {
      current?.hasUnnamedMembers = true
    }
  }

  private mutating func readExtension() {
    var added = SwiftOutline.Extension()
    if let name = word(0) { added.type = name }
    var offset = 0
    var isConformance = false
    var isRequirement = false
    while let next = token(offset), next != .mark("{") {
      switch next {
      case .mark(":"): isConformance = !isRequirement
      case .word("where"): (isRequirement, isConformance) = (true, false)
      case .word(let name):
        outline.words.insert(name)
        if isConformance, !["unchecked", "retroactive", "preconcurrency"].contains(name) {
          added.protocols.insert(name)
        }
      case .symbol(let symbol): outline.symbols.insert(symbol)
      case .mark: break
      }
      offset += 1
    }
    current = isPrivate ? nil : added
    index += offset
    if index >= tokens.count { outline.isOpaque = true }
  }

  /// `static let name = "…"`, `static var name: String { "…" }`.
  private mutating func noteSimulationName() {
    guard isStatic, word(0) == "name" else { return }
    for offset in 1...6 where index + offset <= tokens.count {
      if let literal = strings[index + offset] {
        outline.simulationNames.append(literal)
        return
      }
    }
  }
}
