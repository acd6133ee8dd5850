extension CodeLanguage {
  /// The languages that Folio knows.
  static let all = [yaml, shell, swift, python, json, latex, markdown]

  private static let double = Quotation(opening: "\"", closing: "\"")
  private static let single = Quotation(opening: "'", closing: "'")

  private static let yaml = CodeLanguage(
    names: ["yaml", "yml", "experiment", "figure", "table", "claim"], lineComment: "#",
    commentNeedsBlank: true,
    quotations: [double, Quotation(opening: "'", closing: "'", hasEscapes: false)],
    constants: ["true", "false", "null", "yes", "no", "on", "off"], wordCharacters: ["-"],
    naming: .keys)

  private static let shell = CodeLanguage(
    names: ["sh", "bash", "shell", "zsh", "console"], lineComment: "#", commentNeedsBlank: true,
    quotations: [
      Quotation(opening: "\"", closing: "\"", spansLines: true),
      Quotation(opening: "'", closing: "'", hasEscapes: false, spansLines: true),
    ],
    keywords: [
      "if", "then", "else", "elif", "fi", "for", "in", "do", "done", "while", "until", "case",
      "esac", "function", "return", "export", "local", "set",
    ], nameSigns: ["$"], wordCharacters: ["-", ".", "/"], naming: .commands)

  private static let swift = CodeLanguage(
    names: ["swift"], lineComment: "//", blockComment: ("/*", "*/"),
    quotations: [Quotation(opening: "\"\"\"", closing: "\"\"\"", spansLines: true), double],
    keywords: [
      "actor", "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class",
      "continue", "default", "defer", "do", "else", "enum", "extension", "fallthrough", "for",
      "func", "guard", "if", "import", "in", "indirect", "init", "inout", "internal", "is", "let",
      "mutating", "operator", "override", "package", "private", "protocol", "public", "repeat",
      "return", "self", "some", "static", "struct", "subscript", "super", "switch", "throw",
      "throws", "try", "typealias", "var", "where", "while",
    ], constants: ["true", "false", "nil"], keywordSigns: ["@", "#"], naming: .typesAndCalls)

  private static let python = CodeLanguage(
    names: ["python", "py"], lineComment: "#",
    quotations: [
      Quotation(opening: "\"\"\"", closing: "\"\"\"", spansLines: true),
      Quotation(opening: "'''", closing: "'''", spansLines: true), double, single,
    ],
    keywords: [
      "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
      "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
      "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ], constants: ["True", "False", "None"], keywordSigns: ["@"], naming: .typesAndCalls)

  private static let json = CodeLanguage(
    names: ["json", "jsonl"], quotations: [double], constants: ["true", "false", "null"],
    naming: .keys)

  private static let latex = CodeLanguage(
    names: ["latex", "tex", "bibtex"], lineComment: "%",
    quotations: [
      Quotation(opening: "$$", closing: "$$", spansLines: true),
      Quotation(opening: "$", closing: "$"),
    ], keywordSigns: ["\\", "@"])

  private static let markdown = CodeLanguage(
    names: ["markdown", "md"], blockComment: ("<!--", "-->"),
    quotations: [
      Quotation(opening: "$$", closing: "$$", spansLines: true),
      Quotation(opening: "$", closing: "$"),
      Quotation(opening: "`", closing: "`", hasEscapes: false),
    ], nameSigns: ["@"], wordCharacters: ["-"], isMarkdown: true)
}
