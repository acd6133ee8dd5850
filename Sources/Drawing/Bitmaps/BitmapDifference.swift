/// What differs between two pictures.
public struct BitmapDifference: Sendable, Hashable {
  /// The size of the earlier picture in pixels: width, height.
  public let earlierSize: [Int]
  /// The size of the later picture in pixels: width, height.
  public let laterSize: [Int]
  /// The share of pixels that differ, from 0 to 1, of the area that either picture covers.
  public let changedShare: Double
  /// The share of pixels that are seen to differ: of those that differ, without faint differences and
  /// without the anti-aliasing of edges that both pictures have; see ``PixelChange``.
  public let visibleShare: Double
  /// The largest difference of one channel, from 0 to 255, over the area both cover.
  public let largestChannelDifference: Int
  /// Boxes around the changed places, in pixels, from top to bottom; nearby changes share a box.
  public let regions: [Region]

  /// A box of pixels.
  public struct Region: Sendable, Hashable {
    /// The first column.
    public var left: Int
    /// The first row.
    public var top: Int
    /// The columns.
    public var width: Int
    /// The rows.
    public var height: Int

    /// A box of pixels.
    public init(left: Int, top: Int, width: Int, height: Int) {
      self.left = left
      self.top = top
      self.width = width
      self.height = height
    }
  }

  /// Compares two pictures pixel by pixel.
  ///
  /// Pixels outside one of the pictures count as changed. Pixels invisible in both are equal.
  ///
  /// - Parameter tolerance: The largest difference of a channel, from 0 to 255, that counts as none.
  public init(from earlier: Bitmap, to later: Bitmap, tolerance: Int = 0) {
    earlierSize = [earlier.width, earlier.height]
    laterSize = [later.width, later.height]
    let width = max(earlier.width, later.width)
    let height = max(earlier.height, later.height)
    let common = (width: min(earlier.width, later.width), height: min(earlier.height, later.height))
    var cells = ChangedCells(width: width, height: height)
    var largest = 0
    let outside = width * height - common.width * common.height
    var changed = outside
    var visible = outside
    earlier.withPixels { before in
      later.withPixels { after in
        let pair = PixelPair(earlier: before, later: after)
        pair.forEachDifference { column, row, from, to in
          let difference = from.largestDifference(from: to)
          largest = max(largest, difference)
          guard difference > tolerance else { return }
          changed += 1
          cells.mark(column: column, row: row)
          if pair.change(column: column, row: row, from, to) == .visible { visible += 1 }
        }
      }
    }
    changedShare = changed == 0 ? 0 : Double(changed) / Double(width * height)
    visibleShare = visible == 0 ? 0 : Double(visible) / Double(width * height)
    largestChannelDifference = largest
    regions = cells.regions()
  }

  /// Whether the pictures are equal within the tolerance.
  public var isEmpty: Bool { changedShare == 0 }

  /// Whether the pictures have different sizes.
  public var changesSize: Bool { earlierSize != laterSize }
}

/// A coarse grid over two pictures that remembers where they differ, to gather changes in boxes.
private struct ChangedCells {
  /// Pixels along a cell's side; changes in touching cells belong together.
  private static let side = 16
  private let columns: Int
  private let rows: Int
  private var boxes: [BitmapDifference.Region?]

  init(width: Int, height: Int) {
    columns = (width + Self.side - 1) / Self.side
    rows = (height + Self.side - 1) / Self.side
    boxes = Array(repeating: nil, count: columns * rows)
  }

  mutating func mark(column: Int, row: Int) {
    let cell = row / Self.side * columns + column / Self.side
    let pixel = BitmapDifference.Region(left: column, top: row, width: 1, height: 1)
    boxes[cell] = boxes[cell].map { $0.union(pixel) } ?? pixel
  }

  /// The boxes around connected groups of changed cells, by their top, then by their left edge.
  func regions() -> [BitmapDifference.Region] {
    var remaining = boxes
    var regions: [BitmapDifference.Region] = []
    for start in remaining.indices where remaining[start] != nil {
      var stack = [start]
      var region: BitmapDifference.Region?
      while let cell = stack.popLast() {
        guard let box = remaining[cell] else { continue }
        remaining[cell] = nil
        region = region.map { $0.union(box) } ?? box
        stack += neighbours(of: cell)
      }
      if let region { regions.append(region) }
    }
    return regions.sorted { ($0.top, $0.left) < ($1.top, $1.left) }
  }

  private func neighbours(of cell: Int) -> [Int] {
    let (column, row) = (cell % columns, cell / columns)
    return (max(row - 1, 0)...min(row + 1, rows - 1)).flatMap { nearRow in
      (max(column - 1, 0)...min(column + 1, columns - 1)).map { nearRow * columns + $0 }
    }
  }
}

extension BitmapDifference.Region {
  fileprivate func union(_ other: Self) -> Self {
    let (left, top) = (min(left, other.left), min(top, other.top))
    return Self(
      left: left, top: top,
      width: max(self.left + width, other.left + other.width) - left,
      height: max(self.top + height, other.top + other.height) - top)
  }
}
