/// Words that the patterns part badly or not at all, with the places where they may be parted.
enum HyphenationExceptions {
  /// The places by word, as counts of letters before them.
  static let points: [String: [Int]] = Dictionary(
    words.map { word in
      let parts = word.split(separator: "-")
      var points: [Int] = []
      for part in parts.dropLast() { points.append((points.last ?? 0) + part.count) }
      return (parts.joined(), points)
    }, uniquingKeysWith: { first, _ in first })

  private static let words = [
    "al-go-rithm", "al-go-rithms", "asymp-tot-ic", "asymp-tot-i-cally", "base-line", "base-lines",
    "bench-mark", "bench-marks", "data-base", "data-set", "data-sets", "eigen-val-ue",
    "eigen-val-ues", "eigen-vector", "eigen-vectors", "hyper-parameter", "hyper-parameters",
    "man-i-fold", "meta-data", "non-zero", "re-ward", "re-wards", "soft-max", "time-stamp",
    "white-space", "work-flow", "work-flows",
  ]
}
