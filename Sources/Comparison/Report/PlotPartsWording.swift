import Publishing

/// What differs in a plot, part by part, in words:
/// `y axis 0–5 → 0–8; ticks 0, 1, …, 5 → 0, 2, …, 8`, `legend ‘family’: + ‘beta’`,
/// `layer 1 line: 60 → 80 points`.
enum PlotPartsWording {
  private typealias Fact = PictureChange.Fact

  /// The most texts of a list that are written out.
  private static let longestList = 6

  /// One line for each axis, legend and layer, in the order of facts.
  static func lines(_ facts: [PictureChange.Fact]) -> [String] {
    var subjects: [Subject] = []
    for fact in facts where !subjects.contains(Subject(fact)) { subjects.append(Subject(fact)) }
    return subjects.map { subject in
      let phrases = facts.filter { Subject($0) == subject }.map(phrase)
      return "\(subject.words) \(phrases.joined(separator: "; "))"
    }
  }

  /// What facts are about, of which there can be several.
  private struct Subject: Equatable {
    var words: String

    init(_ fact: Fact) {
      words =
        switch fact.part {
        case .domain, .ticks, .title: "\(fact.subject) axis"
        case .legend where fact.subject.isEmpty: "legend"
        case .legend: "legend ‘\(TextWording.short(fact.subject))’"
        case .series, .number, .points: fact.subject
        }
    }
  }

  private static func phrase(_ fact: Fact) -> String {
    switch fact.part {
    case .domain: "\(domain(fact.from)) → \(domain(fact.to))"
    case .ticks: "ticks \(row(fact.from)) → \(row(fact.to))"
    case .title: "title \(quoted(fact.from)) → \(quoted(fact.to))"
    case .legend: entries(fact)
    case .series: "series \(entries(fact))"
    case .number: "\(count(fact, "items"))"
    case .points: "\(count(fact, "points"))"
    }
  }

  /// The ends of an axis of numbers, or the names along one.
  private static func domain(_ scalar: Manifest.Scalar?) -> String {
    guard case .list(let ends) = scalar else { return "none" }
    guard ends.count == 2, ends.allSatisfy({ $0.double != nil }) else { return row(scalar) }
    let (low, high) = (NumberWording.short(ends[0]), NumberWording.short(ends[1]))
    // Between numbers of which one has a sign, a dash would be read as one.
    return low.hasPrefix("−") || high.hasPrefix("−") ? "\(low) to \(high)" : "\(low)–\(high)"
  }

  private static func row(_ scalar: Manifest.Scalar?) -> String {
    let texts = texts(scalar)
    guard let last = texts.last else { return "none" }
    if texts.count <= longestList { return texts.joined(separator: ", ") }
    return (texts.prefix(longestList - 2) + ["…", last]).joined(separator: ", ")
  }

  /// Which texts of a list came and which went.
  private static func entries(_ fact: Fact) -> String {
    let (before, after) = (texts(fact.from), texts(fact.to))
    let come = after.filter { !before.contains($0) }.map { "+ ‘\($0)’" }
    let gone = before.filter { !after.contains($0) }.map { "− ‘\($0)’" }
    let all = come + gone
    if all.isEmpty { return "in another order" }
    let rest = all.count - longestList
    return all.prefix(longestList).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private static func quoted(_ scalar: Manifest.Scalar?) -> String {
    guard case .text(let text) = scalar else { return "none" }
    return "‘\(TextWording.short(text))’"
  }

  private static func count(_ fact: Fact, _ noun: String) -> String {
    let numbers = [fact.from, fact.to].map { $0.map(NumberWording.short) ?? "0" }
    return "\(numbers.joined(separator: " → ")) \(noun)"
  }

  private static func texts(_ scalar: Manifest.Scalar?) -> [String] {
    guard case .list(let scalars) = scalar else { return [] }
    return scalars.map { scalar in
      if case .text(let text) = scalar {
        TextWording.short(text)
      } else {
        NumberWording.short(scalar)
      }
    }
  }
}
