public import Mathematics

extension Label {
  /// A label as authors write it: Unicode text with TeX formulas between dollar signs.
  ///
  /// `\$` is a dollar sign. Raised and lowered characters of Unicode work outside formulas too. The
  /// author's own commands are those of the current `LabelReading`, which notes mistakes.
  public init(parsing text: String) {
    let reading = LabelReading.current
    let (label, problems) = LabelParser.parse(text, reading?.macros ?? .none)
    reading?.note(problems, in: text)
    self = label
  }

  /// What of a label's formulas is not understood, with places in bytes (UTF-8) of its text; empty
  /// where all is.
  ///
  /// - Parameters:
  ///   - text: The label.
  ///   - macros: The author's own commands.
  public static func problems(
    in text: String, macros: MathMacros = .none
  ) -> [FormulaProblem] {
    LabelParser.parse(text, macros).problems
  }
}

/// Reads labels; see `Label.init(parsing:)`.
struct LabelParser {
  private let bytes: [UInt8]
  private let macros: MathMacros
  private var pieces: [Label.Piece] = []
  private var problems: [FormulaProblem] = []

  static func parse(
    _ text: String, _ macros: MathMacros
  ) -> (label: Label, problems: [FormulaProblem]) {
    var parser = LabelParser(bytes: Array(text.utf8), macros: macros)
    if text.utf8.contains(dollar) { parser.parse() } else { parser.appendText(text) }
    return (Label(parser.pieces), parser.problems)
  }

  private init(bytes: [UInt8], macros: MathMacros) {
    self.bytes = bytes
    self.macros = macros
  }

  private static let dollar = UInt8(ascii: "$")
  private static let backslash = UInt8(ascii: "\\")

  private mutating func parse() {
    var text: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == Self.backslash, index + 1 < bytes.count, bytes[index + 1] == Self.dollar {
        text.append(Self.dollar)
        index += 2
      } else if bytes[index] == Self.dollar {
        appendText(String(decoding: text, as: UTF8.self))
        text = []
        index = parseFormula(from: index + 1)
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    appendText(String(decoding: text, as: UTF8.self))
  }

  /// Reads a formula after its dollar sign.
  ///
  /// - Returns: Where the text after it begins.
  private mutating func parseFormula(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != Self.dollar {
      end += bytes[end] == Self.backslash ? 2 : 1
    }
    guard end < bytes.count else {
      problems.append(
        FormulaProblem("a formula without its closing ‘$’", at: start - 1..<bytes.count))
      appendText(String(decoding: bytes[(start - 1)...], as: UTF8.self))
      return bytes.count
    }
    let tex = String(decoding: bytes[start..<end], as: UTF8.self)
    let formula = Formula(tex, displayed: false, macros: macros)
    pieces.append(.formula(formula))
    for problem in formula.problems {
      var problem = problem
      problem.range = problem.range.lowerBound + start..<problem.range.upperBound + start
      problems.append(problem)
    }
    return end + 1
  }

  /// Appends text, turning Unicode's raised and lowered characters into spans.
  private mutating func appendText(_ text: String) {
    for scalar in text.unicodeScalars {
      if let base = Script.superscripts.first(where: { $0.key == scalar })?.value {
        append(String(base), level: .superscript)
      } else if let base = Script.subscripts.first(where: { $0.key == scalar })?.value {
        append(String(base), level: .subscript)
      } else {
        append(String(scalar), level: .normal)
      }
    }
  }

  private mutating func append(_ text: String, level: Label.Level) {
    if case .text(var last)? = pieces.last, last.level == level {
      last.text += text
      pieces[pieces.count - 1] = .text(last)
    } else {
      pieces.append(.text(Label.Span(text, level: level)))
    }
  }
}
