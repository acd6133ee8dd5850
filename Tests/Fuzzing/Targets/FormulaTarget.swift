import Drawing
import Mathematics
import Typesetting

/// TeX as chapters have it between dollars.
enum FormulaTarget {
  private static let typesetter = try? MathTypesetter(beside: Font(.pagella, size: .points(10)))

  static func read(_ input: [UInt8]) {
    let formula = Formula(String(decoding: input, as: UTF8.self), displayed: true)
    _ = formula.mathML
    guard let typesetter else { preconditionFailure("no font for formulas") }
    _ = typesetter.box(formula).items(at: .zero)
  }
}
