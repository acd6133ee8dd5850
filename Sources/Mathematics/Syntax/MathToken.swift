/// A token of TeX with its place.
struct MathToken: Sendable, Hashable {
  /// What it is.
  enum Kind: Sendable, Hashable {
    /// A character that is nothing else.
    case character(Unicode.Scalar)
    /// `\name`, without the backslash.
    case command(String)
    /// White space, however much.
    case space
    /// `{`
    case open
    /// `}`
    case close
    /// `^`
    case superscript
    /// `_`
    case `subscript`
    /// `&`
    case ampersand
    /// `~`
    case tie
    /// `$`
    case dollar
    /// `#1` in what a macro gives.
    case parameter(Int)
    /// The end of the formula.
    case end
  }

  /// What it is.
  var kind: Kind
  /// Where it stands, in bytes of the formula's source.
  var range: Range<Int>

  /// The same token as if written elsewhere.
  func moved(to range: Range<Int>) -> MathToken {
    MathToken(kind: kind, range: range)
  }
}
