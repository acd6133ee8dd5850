/// Why text could not be set.
public enum TypesettingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A font is not installed; with the Debian package that brings it, where we know it.
  case missingFont(family: String, style: String, package: String?)
  /// The patterns to hyphenate a language with are not installed; with the Debian package.
  case missingPatterns(language: String, package: String)

  /// What went wrong and what mends it, in one sentence.
  public var description: String {
    switch self {
    case .missingFont(let family, let style, let package?):
      "the font ‘\(family)’ (\(style)) is not installed; the package \(package) brings it"
    case .missingFont(let family, let style, nil):
      "the font ‘\(family)’ (\(style)) is not installed"
    case .missingPatterns(let language, let package):
      "the hyphenation patterns of \(language) are not installed; the package \(package) brings them"
    }
  }
}
