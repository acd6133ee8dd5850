import CHyphen
import Glibc
import Synchronization

/// Where words of a language may be parted: Liang's patterns by `libhyphen`, and words known better.
///
/// Source: F. M. Liang, “Word hy-phen-a-tion by com-put-er”, 1983.
final class Hyphenator: @unchecked Sendable {
  private let dictionary: UnsafeMutablePointer<HyphenDict>

  /// The fewest letters before and after a hyphen, as the patterns were made for.
  private static let fewestBefore = 2
  private static let fewestAfter = 3
  /// Longer words are no words; and the library counts in small numbers.
  private static let longestWord = 60

  private static let loaded = Mutex<[ParagraphStyle.Language: Hyphenator]>([:])

  /// The hyphenator of a language, read once a process.
  ///
  /// - Throws: `TypesettingError.missingPatterns` where they are not installed.
  static func of(_ language: ParagraphStyle.Language) throws(TypesettingError) -> Hyphenator {
    let hyphenator: Hyphenator? = loaded.withLock { loaded in
      if let hyphenator = loaded[language] { return hyphenator }
      let hyphenator = Hyphenator(language)
      loaded[language] = hyphenator
      return hyphenator
    }
    guard let hyphenator else {
      throw .missingPatterns(language: language.name, package: language.package)
    }
    return hyphenator
  }

  private init?(_ language: ParagraphStyle.Language) {
    guard let dictionary = hnj_hyphen_load(language.patternFile)
    else { return nil }
    self.dictionary = dictionary
  }

  deinit { hnj_hyphen_free(dictionary) }

  /// The places where a word of letters may be parted, as counts of scalars before them.
  ///
  /// Words of four letters or fewer, or all in capitals, are left whole.
  func points(in word: Substring.UnicodeScalarView) -> [Int] {
    let count = word.count
    guard (5...Hyphenator.longestWord).contains(count),
      word.contains(where: \.properties.isLowercase)
    else { return [] }
    let lower = word.map { $0.properties.lowercaseMapping }
    guard lower.allSatisfy({ $0.unicodeScalars.count == 1 }) else { return [] }
    let text = lower.joined()
    if let points = HyphenationExceptions.points[text] { return points }
    return patternPoints(in: text, count: count)
  }

  private func patternPoints(in word: String, count: Int) -> [Int] {
    let size = word.utf8.count
    var marks = [CChar](repeating: 0, count: size + 5)
    var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    var positions: UnsafeMutablePointer<Int32>?
    var cuts: UnsafeMutablePointer<Int32>?
    let status = hnj_hyphen_hyphenate3(
      dictionary, word, Int32(size), &marks, nil, &replacements, &positions, &cuts,
      Int32(Hyphenator.fewestBefore), Int32(Hyphenator.fewestAfter), 0, 0)
    // English changes no letters at a hyphen; what the library allocated for such is empty.
    if let replacements {
      for index in 0..<size { free(replacements[index]) }
    }
    free(replacements)
    free(positions)
    free(cuts)
    guard status == 0 else { return [] }
    return (1..<count).filter { point in
      // An odd mark allows a hyphen after the letter.
      marks[point - 1] & 1 == 1 && point >= Hyphenator.fewestBefore
        && count - point >= Hyphenator.fewestAfter
    }
  }
}

extension ParagraphStyle.Language {
  /// The path of the file that holds its patterns.
  public var patternFile: String { "/usr/share/hyphen/hyph_\(rawValue).dic" }

  /// The name of the language.
  var name: String {
    switch self {
    case .americanEnglish: "American English"
    case .britishEnglish: "British English"
    }
  }

  /// The Debian package that brings its patterns.
  var package: String {
    switch self {
    case .americanEnglish: "hyphen-en-us"
    case .britishEnglish: "hyphen-en-gb"
    }
  }
}
