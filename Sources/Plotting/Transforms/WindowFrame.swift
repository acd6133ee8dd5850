import Manuscript
import Results

/// The rows of a group in the window's order, and for each which rows its frame covers.
struct WindowFrame: Sendable, Hashable {
  /// How many rows before the current one belong to the frame; nil for all of them.
  var before: Int?
  /// How many rows after the current one belong to the frame; nil for all of them.
  var after: Int? = 0
  /// Whether rows level with the frame's ends stay out; else all of them belong to it.
  var ignoresPeers = false

  /// Reads `frame`, like `[null, 0]` or `[-2, 2]`.
  ///
  /// As in Vega, an offset counts by its size: the first before, the second after the row.
  init(_ reader: inout PropertyReader, default standard: WindowFrame) {
    self = standard
    guard let node = reader.value("frame") else { return }
    let ends = node.elements ?? []
    let numbers = ends.map { $0.integer.map(\.magnitude) }
    guard ends.count == 2, zip(ends, numbers).allSatisfy({ $0.isNull || $1 != nil }) else {
      _ =
        reader.wrong(
          node, "frame", expected: "a list of two whole numbers or nulls, like [null, 0]") as Int?
      return
    }
    before = numbers[0].map { Int(min($0, UInt(Int32.max))) }
    after = numbers[1].map { Int(min($0, UInt(Int32.max))) }
  }

  init(before: Int? = nil, after: Int? = 0) {
    self.before = before
    self.after = after
  }

  /// The places of the frame's rows for the row at a place.
  func range(at place: Int, of peers: Peers) -> Range<Int> {
    let count = peers.count
    var start = before.map { max(0, place - $0) } ?? 0
    var end = after.map { min(count, place + $0 + 1) } ?? count
    if !ignoresPeers {
      start = peers.start(at: start)
      end = peers.end(at: end - 1)
    }
    return start..<end
  }
}

/// Which rows of a sorted group are level with each other.
struct Peers: Sendable {
  private let starts: [Int]
  private let ends: [Int]
  /// The number of rows.
  var count: Int { starts.count }

  /// - Parameters:
  ///   - rows: The rows in the window's order.
  ///   - compare: The order; nil where there is none, and no two rows are level.
  init(_ rows: [Int], _ compare: RowOrder.Comparison?) {
    var starts = Array(rows.indices)
    var ends = rows.indices.map { $0 + 1 }
    guard let compare else {
      (self.starts, self.ends) = (starts, ends)
      return
    }
    for place in rows.indices.dropFirst() where compare(rows[place - 1], rows[place]) == 0 {
      starts[place] = starts[place - 1]
    }
    for place in rows.indices.dropLast().reversed() where starts[place + 1] <= place {
      ends[place] = ends[place + 1]
    }
    (self.starts, self.ends) = (starts, ends)
  }

  /// The place of the first row level with the one at a place.
  func start(at place: Int) -> Int { starts[place] }
  /// The place after the last row level with the one at a place.
  func end(at place: Int) -> Int { ends[place] }
}
