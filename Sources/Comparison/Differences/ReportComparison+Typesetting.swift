import Publishing

extension ReportComparison {
  /// What texts are set with that differs: fonts, and the patterns by which pages to print hyphenate.
  var typesetting: [Cause] { fonts + patterns }

  /// The fonts that differ, which may change every picture.
  var fonts: [Cause] {
    changes(from: Self.versions(earlier.manifest.fonts), to: Self.versions(later.manifest.fonts))
      .map { name, from, to in
        Cause(.font, name: name, from: from.map { .text($0) }, to: to.map { .text($0) })
      }
  }

  /// The languages whose patterns differ; a manifest of an earlier program has none to compare.
  private var patterns: [Cause] {
    guard let before = earlier.manifest.hyphenation, let after = later.manifest.hyphenation else {
      return []
    }
    return changes(from: before, to: after).map { language, _, _ in
      Cause(.hyphenation, name: language)
    }
  }

  private static func versions(_ fonts: [Manifest.Font]) -> [String: String] {
    Dictionary(fonts.map { ($0.name, $0.version) }) { first, _ in first }
  }
}
