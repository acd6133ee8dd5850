import Drawing
import Manuscript

/// The wording of what pages and posters tell where something cannot be set as it should be.
extension BuildMessages {
  /// A line reaches out of its column.
  static func overfullLine(
    _ text: String, by excess: Length, at range: SourceRange?, in file: String
  ) -> Diagnostic {
    // What reaches out stands at the line's end; a formula has no letters of its own.
    let words = text.suffix(40).replacing("\u{FFFC}", with: "…")
    return Diagnostic(
      .warning, at: range,
      "a line of ‘\(file)’ reaches \(points(excess)) pt out of its column: ‘\(words)’",
      notes: ["give it a place to break, or set its long formula on a line of its own with ‘$$’"])
  }

  /// No font has a character.
  static func missingCharacter(
    _ character: Unicode.Scalar, at range: SourceRange?, in file: String
  ) -> Diagnostic {
    let digits = String(character.value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(4 - digits.count, 0)) + digits
    return Diagnostic(
      .warning, at: range,
      "no font of ‘\(file)’ has the character ‘\(character)’ (U+\(code)); a box stands for it",
      notes: ["write it as a formula, or in words"])
  }

  /// A formula is made smaller to fit.
  static func smallFormula(
    _ share: Double, at range: SourceRange?, in file: String
  ) -> Diagnostic {
    Diagnostic(
      .warning, at: range,
      "a formula is too wide for ‘\(file)’ and is set at \(percent(share)) of its size",
      notes: ["break it: ‘aligned’, ‘split’ or ‘gather’ with ‘\\\\’ between its lines"])
  }

  /// A table is made smaller to fit.
  static func smallTable(
    _ share: Double, at range: SourceRange?, in file: String
  ) -> Diagnostic {
    Diagnostic(
      .warning, at: range,
      "a table is too wide for ‘\(file)’ and is set at \(percent(share)) of its size",
      notes: ["leave out columns, or give them shorter titles"])
  }

  private static func points(_ length: Length) -> Int {
    max(Int(length.points.rounded()), 1)
  }

  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
