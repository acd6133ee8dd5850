import Publishing

/// The lines of an item's directive in its chapter that differ.
public struct SourceChange: Sendable, Hashable, Codable {
  /// The lines that are gone, without the space around them.
  public var removed: [String]
  /// The lines that are new, without the space around them.
  public var added: [String]

  /// How the lines of two directives differ; nil where they do not.
  init?(from earlier: [String], to later: [String]) {
    let changes = later.difference(from: earlier)
    guard !changes.isEmpty else { return nil }
    removed = changes.removals.map(\.text)
    added = changes.insertions.map(\.text)
  }
}

extension CollectionDifference<String>.Change {
  fileprivate var text: String {
    switch self {
    case .insert(_, let text, _), .remove(_, let text, _): text
    }
  }
}

extension PublishedReport {
  /// The most lines of a directive that are compared.
  private static let longestDirective = 400

  /// The lines of a directive's body as the chapter has them, without the space around them.
  ///
  /// Nil where the chapter has no such directive at that place: a working tree may have been
  /// edited since its report was built.
  func directive(_ id: String, at place: Manifest.Place) -> [String]? {
    guard let bytes = try? revision.read(place.chapter) else { return nil }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.indices.contains(place.line - 1) else { return nil }
    // The place is that of the id, a line or more below the fence.
    let above = lines[..<place.line].suffix(Self.longestDirective).map(Self.text)
    guard let opening = above.last(where: { $0.hasPrefix("```") || $0.hasPrefix("~~~") }),
      let start = above.lastIndex(of: opening), let mark = opening.first
    else { return nil }
    let rest =
      [opening]
      + (above[(start + 1)...] + lines[place.line...].prefix(Self.longestDirective).map(Self.text))
    let fence = String(opening.prefix { $0 == mark })
    let body = Array(rest.dropFirst().prefix { !$0.hasPrefix(fence) })
    let isThere = body.contains { line in
      line.hasPrefix("id:") && line.dropFirst(3).filter { !" \"'".contains($0) } == id
    }
    return isThere ? body : nil
  }

  private static func text(_ line: some Sequence<UInt8>) -> String {
    String(decoding: Array(line), as: UTF8.self).trimmed
  }
}

extension String {
  /// The text without spaces, tabs and carriage returns around it.
  fileprivate var trimmed: String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
    let start = drop(while: isSpace)
    return String(start.reversed().drop(while: isSpace).reversed())
  }
}

extension ReportComparison {
  /// Adds how the directives of an item differ, where its own settings do.
  ///
  /// - Parameter hasMoved: Whether the results that the item shows are others, if within tolerance.
  func addSource(
    _ change: inout ItemChange, from earlierPlace: Manifest.Place, to laterPlace: Manifest.Place,
    hasMoved: Bool = false
  ) {
    let own: [Cause.Kind] = [
      .specification, .caption, .alternativeText, .expression, .statement, .from,
    ]
    // A text whose both versions are known says it all.
    guard change.causes.contains(where: { own.contains($0.kind) && $0.from == nil }),
      let before = earlier.directive(change.previousID ?? change.id, at: earlierPlace),
      let after = later.directive(change.id, at: laterPlace)
    else { return }
    change.source = SourceChange(from: before, to: after)
    // A text for readers who do not see a picture is made from its data where the author gives none.
    if before == after && hasMoved { change.causes.removeAll { $0.kind == .caption } }
  }
}
