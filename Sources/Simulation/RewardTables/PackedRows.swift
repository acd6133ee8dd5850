/// How rows of different lengths are put into blocks of one length: as many as fit, in their order.
///
/// An integration works on blocks of equal length. Behind the last row of a block some places may stay free; there
/// the state is 0 and does not move.
struct PackedRows: Sendable, Hashable {
  /// A row's place.
  struct Row: Sendable, Hashable {
    /// Which row.
    var index: Int
    /// Where it begins in its block.
    var offset: Int
  }

  /// The rows of each block.
  let blocks: [[Row]]
  /// The length of the blocks.
  let blockLength: Int

  /// Packs rows of given lengths, at least one, none empty.
  ///
  /// - Complexity: O(rows); less than half of the places stay free but in the last block, unless a row is longer than
  ///   half a block.
  init(lengths: [Int]) {
    let longest = lengths.max() ?? 1
    let length = min(lengths.reduce(0, +), max(longest, Self.usualLength))
    var blocks: [[Row]] = []
    var filled = length
    for (index, count) in lengths.enumerated() {
      if filled + count > length {
        blocks.append([])
        filled = 0
      }
      blocks[blocks.count - 1].append(Row(index: index, offset: filled))
      filled += count
    }
    self.blocks = blocks
    blockLength = length
  }

  /// How long blocks of short rows are.
  private static let usualLength = 256

  /// The state that has these rows.
  func packed(_ rows: [[Double]]) -> [Double] {
    var state = [Double](repeating: 0, count: blocks.count * blockLength)
    for (row, place) in places {
      state.replaceSubrange(place..<place + rows[row].count, with: rows[row])
    }
    return state
  }

  /// Each row and where it begins in the whole state.
  var places: [(row: Int, place: Int)] {
    blocks.enumerated().flatMap { block, rows in
      rows.map { (row: $0.index, place: block * blockLength + $0.offset) }
    }
  }
}
