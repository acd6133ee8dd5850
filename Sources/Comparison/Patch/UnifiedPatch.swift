/// The difference of two texts as git and `patch` read it.
struct UnifiedPatch {
  /// How many equal lines stand around a change.
  private static let context = 3

  /// The lines of one text as they stand, the last one perhaps without its line end.
  private let earlier: [ArraySlice<UInt8>]
  private let later: [ArraySlice<UInt8>]

  /// The difference between two texts; nil stands for a file that is not there.
  init(from earlier: [UInt8]?, to later: [UInt8]?) {
    self.earlier = Self.lines(earlier ?? [])
    self.later = Self.lines(later ?? [])
  }

  /// The hunks, empty where the texts are equal.
  var hunks: [UInt8] {
    let edits = self.edits
    var text: [UInt8] = []
    var start = 0
    while start < edits.count {
      guard let first = edits[start...].firstIndex(where: { $0.kind != .equal }) else { break }
      var last = first
      var index = first + 1
      while index < edits.count, index - last <= 2 * Self.context + 1 {
        if edits[index].kind != .equal { last = index }
        index += 1
      }
      let lower = max(start, first - Self.context)
      let upper = min(edits.count, last + Self.context + 1)
      text += hunk(edits[lower..<upper])
      start = upper
    }
    return text
  }

  private struct Edit {
    enum Kind: UInt8 {
      case equal = 0x20
      case removed = 0x2D
      case added = 0x2B
    }

    var kind: Kind
    /// The places in both texts where the edit stands.
    var earlier: Int
    var later: Int
  }

  /// All lines in the order of the patch: of a change, what is removed first.
  private var edits: [Edit] {
    var edits: [Edit] = []
    var place = (earlier: 0, later: 0)
    let pairs = LineAlignment(from: earlier, to: later).pairs
    for pair in pairs + [(earlier: earlier.count, later: later.count)] {
      while place.earlier < pair.earlier {
        edits.append(Edit(kind: .removed, earlier: place.earlier, later: place.later))
        place.earlier += 1
      }
      while place.later < pair.later {
        edits.append(Edit(kind: .added, earlier: place.earlier, later: place.later))
        place.later += 1
      }
      if pair.earlier < earlier.count {
        edits.append(Edit(kind: .equal, earlier: place.earlier, later: place.later))
        place = (place.earlier + 1, place.later + 1)
      }
    }
    return edits
  }

  private func hunk(_ edits: ArraySlice<Edit>) -> [UInt8] {
    guard let first = edits.first else { return [] }
    let before = edits.count { $0.kind != .added }
    let after = edits.count { $0.kind != .removed }
    let header =
      "@@ -\(Self.span(first.earlier, before)) +\(Self.span(first.later, after)) @@\n"
    return edits.reduce(into: Array(header.utf8)) { text, edit in
      let line = edit.kind == .added ? later[edit.later] : earlier[edit.earlier]
      text.append(edit.kind.rawValue)
      text += line
      if line.last != 0x0A { text += Array("\n\\ No newline at end of file\n".utf8) }
    }
  }

  /// A span of lines as hunks name it: the first line from 1 and their number, or the line before an
  /// empty one.
  private static func span(_ start: Int, _ count: Int) -> String {
    count == 0 ? "\(start),0" : count == 1 ? "\(start + 1)" : "\(start + 1),\(count)"
  }

  private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = text[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
      lines.append(rest[..<end])
      rest = rest[end...]
    }
    return lines
  }
}
