/// What there is to say of one item, apart from its name.
struct ItemWording: Equatable {
  /// The first line after the name: what became of it, piece by piece.
  private var headline: [ReportLine.Piece]
  /// The lines below, moved in.
  private var details: [ReportLine]
  /// Whether items of which the same is to say can share a line: those without changed pixels or
  /// values of their own.
  let canShareLine: Bool

  /// The wording for one item.
  init(_ item: ItemChange) {
    headline = Self.headline(of: item)
    details = Self.details(of: item)
    let isQuiet = item.status == .changed && item.data.isEmpty && item.problems.isEmpty
    canShareLine =
      isQuiet && item.failure == nil && (item.kind == .experiment || item.picture?.isEqual == true)
  }

  /// The lines for items with these names.
  func lines(names: [String]) -> [ReportLine] {
    let emphasis = headline.first?.emphasis ?? .changed
    var line = ReportLine(names.joined(separator: ", ") + ":", emphasis, indent: 2)
    for (index, piece) in headline.enumerated() {
      line = line.adding(index == 0 ? " " : ", ")
      line.pieces.append(piece)
    }
    return [line] + details
  }

  typealias Piece = ReportLine.Piece

  private static func headline(of item: ItemChange, isBrief: Bool = false) -> [Piece] {
    switch item.status {
    case .added: return [piece("added", .added)] + failures(of: item)
    case .removed: return [piece("removed", .removed)]
    case .renamed: return [piece("renamed, otherwise the same", .changed)]
    case .changed: break
    }
    var pieces = failures(of: item) + verdict(of: item)
    pieces += item.problems.isEmpty ? [] : [piece("could not be compared in full", .alarm)]
    // Behind a claim or a printed table, results speak through what is computed from them.
    if item.claim == nil && item.cells == nil {
      pieces +=
        isBrief && !item.data.isEmpty
        ? [piece("data changed")]
        : item.data.map { piece(DataWording.headline($0, among: item.data.count)) }
    }
    if let text = item.text {
      pieces.append(piece(TextWording.change(from: text.from, to: text.to)))
    }
    if let cells = item.cells { pieces.append(piece(DataWording.headline(cells))) }
    if let picture = item.picture { pieces.append(piece(PictureWording.headline(picture))) }
    if item.kind == .figure, item.withinTolerance?.visibleShare != nil {
      pieces.append(piece("picture equal within tolerance"))
    }
    if item.kind == .experiment && item.data.isEmpty && item.failure == nil {
      let noise = item.withinTolerance.map { noise in
        " within tolerance (\(noise.values) \(noise.values == 1 ? "value" : "values"))"
      }
      pieces.append(piece("results equal\(noise ?? "")"))
    }
    if pieces.isEmpty { pieces = [piece(CauseWording.headline(item.causes))] }
    return pieces
  }

  private static func details(of item: ItemChange) -> [ReportLine] {
    var details = CauseWording.lines(item.causes, kind: item.kind)
    if let source = item.source { details += CauseWording.lines(source) }
    if item.claim == nil && item.cells == nil {
      details += item.data.flatMap(DataWording.details)
    }
    if let cells = item.cells { details += DataWording.details(cells) }
    if let picture = item.picture { details += PictureWording.details(picture) }
    details += item.problems.map { ReportLine("problem: \($0.message)", .alarm, indent: 6) }
    let isShown = item.kind != .experiment || !item.data.isEmpty
    if let place = item.place, isShown, item.picture?.isEqual != true {
      details.append(ReportLine("at \(place)", .aside, indent: 6))
    }
    return details
  }

  /// What became of an item, in one line; its results in two words, as the page says more below.
  static func headlineLine(of item: ItemChange, isBrief: Bool) -> ReportLine {
    var line = ReportLine("")
    line.pieces = headline(of: item, isBrief: isBrief).enumerated().flatMap { index, piece in
      index == 0 ? [piece] : [Piece(text: ", "), piece]
    }
    return line
  }

  /// The verdict and the measured values of a claim.
  static func verdict(of item: ItemChange) -> [Piece] {
    guard let claim = item.claim else { return [] }
    var pieces: [Piece] = []
    switch (claim.holdsBefore, claim.holdsAfter) {
    case (true, false): pieces.append(piece("✓ → ✗ NO LONGER HOLDS", .alarm))
    case (false, true): pieces.append(piece("✗ → ✓ NOW HOLDS", .alarm))
    case (true, true): pieces.append(piece("✓ still holds"))
    case (false, false): pieces.append(piece("✗ still does not hold"))
    case (true, nil): pieces.append(piece("✓ → not judged", .changed))
    case (false, nil): pieces.append(piece("✗ → not judged", .changed))
    case (nil, true): pieces.append(piece("not judged → ✓ holds", .changed))
    case (nil, false): pieces.append(piece("not judged → ✗ DOES NOT HOLD", .alarm))
    case (nil, nil): pieces.append(piece("not judged"))
    }
    return pieces
      + claim.quantities.map { quantity in
        let change = NumberWording.change(
          from: quantity.from, to: quantity.to, absent: "not measured")
        return piece("\(quantity.name) \(change)")
      }
  }

  private static func failures(of item: ItemChange) -> [Piece] {
    guard let failure = item.failure else { return [] }
    switch (failure.from, failure.to) {
    case (_, let to?): return [piece("FAILS: \(TextWording.long(to))", .alarm)]
    case (let from?, nil): return [piece("no longer fails (did: \(TextWording.long(from)))")]
    case (nil, nil): return []
    }
  }

  private static func piece(_ text: String, _ emphasis: Emphasis? = nil) -> Piece {
    Piece(text: TerminalText.plain(text), emphasis: emphasis)
  }
}
