/// How a number is printed: the one formatter of the report, its figures, tables and messages.
///
/// Rounding is exact: the number's full binary value is rounded once, of two equally near results the
/// one with an even last digit is taken. No locale and no C library takes part.
public struct NumberFormat: Sendable, Hashable {
  /// The forms a number can take.
  public enum Style: Sendable, Hashable {
    /// The fewest digits that read back as the same number.
    case shortest
    /// A number of significant digits, positional from 0.0001 to 999999, else scientific.
    ///
    /// A whole number of a column of whole numbers is printed whole.
    case significant(Int)
    /// A number of digits after the decimal point.
    case fixed(Int)
    /// One digit before the point, a number of digits after it, times a power of ten.
    case scientific(Int)
    /// A hundred times the number, with a number of digits after the point and a percent sign.
    case percent(Int)
    /// The nearest whole number, its thousands set apart by thin spaces.
    case integer
  }

  /// The form.
  public var style: Style

  /// A format of a form.
  public init(_ style: Style = .shortest) {
    self.style = style
  }

  /// The form that claims use where the author gives none.
  public static let measured = NumberFormat(.significant(3))

  /// Reads a format as authors write it after `|`: `.3`, `.2f`, `.2e`, `.1%`, `d` or nothing.
  public init(parsing text: String) throws(NumberFormatError) {
    let trimmed = text.filter { $0 != " " }
    switch trimmed {
    case "": style = .shortest
    case "d": style = .integer
    default:
      guard trimmed.first == "." else { throw NumberFormatError(text) }
      let digits = trimmed.dropFirst().prefix { $0.isASCII && $0.isWholeNumber }
      guard let count = Int(digits), digits.count <= 2, count <= 17 else {
        throw NumberFormatError(text)
      }
      switch trimmed.dropFirst(1 + digits.count) {
      case "" where count > 0: style = .significant(count)
      case "f": style = .fixed(count)
      case "e": style = .scientific(count)
      case "%": style = .percent(count)
      default: throw NumberFormatError(text)
      }
    }
  }

  /// The format as authors write it.
  public var pattern: String {
    switch style {
    case .shortest: ""
    case .significant(let digits): ".\(digits)"
    case .fixed(let places): ".\(places)f"
    case .scientific(let places): ".\(places)e"
    case .percent(let places): ".\(places)%"
    case .integer: "d"
    }
  }
}

/// A text that is no number format.
public struct NumberFormatError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The text as written.
  public var text: String

  init(_ text: String) {
    self.text = text
  }

  /// The valid forms, in one sentence.
  public static let validForms =
    "a format is ‘.3’ (significant digits, 1 to 17), ‘.2f’ (decimal places), ‘.2e’ (scientific), "
    + "‘.1%’ (percent), ‘d’ (whole number), or left out (as many digits as needed)"

  /// What is wrong.
  public var description: String { "‘\(text)’ is no number format" }
}
