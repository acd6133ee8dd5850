import Publishing

/// Causes in words.
enum CauseWording {
  /// What an item says of itself that differs in nothing but what was set.
  static func headline(_ causes: [Cause]) -> String {
    let own = causes.filter { $0.experiment == nil }.map(headlinePhrase)
    return own.isEmpty ? "changed" : "changed: " + own.joined(separator: ", ")
  }

  /// The lines below an item that say why, those of each experiment together.
  static func lines(_ causes: [Cause], kind: ItemKind) -> [ReportLine] {
    var experiments: [String?] = []
    for cause in causes where !experiments.contains(cause.experiment) {
      experiments.append(cause.experiment)
    }
    return experiments.map { experiment in
      let some = causes.filter { $0.experiment == experiment }
      let prefix = experiment.map { "because of \($0): " } ?? "because of "
      let isAlarming = some.contains { $0.kind == .sameIngredients }
      return ReportLine(
        prefix + phrases(some).joined(separator: ", "), isAlarming ? .alarm : nil, indent: 6)
    }
  }

  /// The lines of a directive that differ, as a patch shows them.
  static func lines(_ source: SourceChange) -> [ReportLine] {
    let longest = 6
    let sides: [(String, [String], Emphasis)] = [
      ("-", source.removed, .removed), ("+", source.added, .added),
    ]
    return sides.flatMap { sign, lines, emphasis in
      let shown = lines.prefix(longest).map {
        ReportLine("\(sign) \(TextWording.long($0))", emphasis, indent: 8)
      }
      guard lines.count > longest else { return shown }
      return shown + [ReportLine("\(sign) … \(lines.count - longest) more", emphasis, indent: 8)]
    }
  }

  /// Fonts and patterns in one phrase.
  static func typesetting(_ causes: [Cause]) -> String {
    causes.map(phrase).joined(separator: ", ")
  }

  /// What was set differently, where the line below shows how.
  private static func headlinePhrase(_ cause: Cause) -> String {
    switch cause.kind {
    case .caption where cause.from != nil: "caption"
    case .alternativeText: "alternative text"
    default: phrase(cause)
    }
  }

  /// One phrase a cause; sources of the engine, of which there may be many, in one.
  private static func phrases(_ causes: [Cause]) -> [String] {
    let sources = causes.filter { $0.kind == .engine }.compactMap(\.name)
    var phrases = causes.filter { $0.kind != .engine }.map(phrase)
    if !sources.isEmpty {
      let shown = sources.prefix(3).joined(separator: ", ")
      let more = sources.count > 3 ? " and \(sources.count - 3) more" : ""
      let noun = sources.count == 1 ? "engine source" : "engine sources"
      phrases.append("\(noun) \(shown)\(more)")
    }
    return phrases
  }

  private static func phrase(_ cause: Cause) -> String {
    let name = cause.name ?? ""
    switch cause.kind {
    case .parameter: return "\(name) \(change(cause))"
    case .sweep: return "sweep of \(name) \(change(cause))"
    case .seed: return "seed \(change(cause))"
    case .replicates: return "replicates \(change(cause))"
    case .simulation: return "simulation \(change(cause))"
    case .dataFile: return "data file \(name)"
    case .engine: return "engine source \(name)"
    case .unlisted: return "an ingredient that the manifest does not list"
    case .sameIngredients: return "NOTHING THAT WAS SET: the same ingredients gave other results"
    case .from: return "the experiments it is made from: \(change(cause))"
    case .specification: return "plot specification"
    case .caption:
      return cause.from == nil ? "caption or alternative text" : "caption: \(sentences(cause))"
    case .alternativeText:
      return cause.from == nil ? "alternative text" : "alternative text: \(sentences(cause))"
    case .font: return "font \(name), version \(versions(cause))"
    case .hyphenation: return "hyphenation patterns of \(name), by which pages to print break lines"
    case .drawing: return "the drawing code or a library it uses (data and specification are equal)"
    case .chapter: return "chapter \(change(cause))"
    case .statement: return "its sentence: \(sentences(cause))"
    case .tolerance: return "its tolerance, \(name) \(change(cause))"
    case .profiles:
      let change = NumberWording.change(from: cause.from, to: cause.to, absent: "all")
      return "the profiles it is judged in: \(change)"
    case .expression: return "its expression, columns or filter"
    }
  }

  /// Versions of a font, without what the tools that made it add, where that is not what differs.
  private static func versions(_ cause: Cause) -> String {
    func short(_ version: Manifest.Scalar?) -> Manifest.Scalar? {
      guard case .text(let text) = version else { return version }
      let number = text.prefix { $0 != ";" }
      return .text(String(number.hasPrefix("Version ") ? number.dropFirst(8) : number))
    }
    let shorter = (short(cause.from), short(cause.to))
    if shorter.0 == shorter.1 { return change(cause) }
    return NumberWording.change(from: shorter.0, to: shorter.1, absent: "not set")
  }

  private static func sentences(_ cause: Cause) -> String {
    guard case .text(let from) = cause.from, case .text(let to) = cause.to else {
      return change(cause)
    }
    return TextWording.change(from: from, to: to)
  }

  private static func change(_ cause: Cause) -> String {
    NumberWording.change(from: cause.from, to: cause.to, absent: "not set")
  }
}
