/// What became of one pixel between two pictures.
public enum PixelChange: Sendable, Hashable, CaseIterable {
  /// It differs by less than the eye is taken to see.
  case faint
  /// It softens an edge that both pictures have: the edge falls otherwise on the raster.
  case edge
  /// It is seen to differ.
  case visible

  /// The least difference that is seen: the distance of two colours as a share of that of the two that
  /// lie farthest apart; well above rounding and well below another colour of a palette.
  public static let threshold = 0.1
}

/// What became of each pixel that two pictures share.
public struct PixelChanges: Sendable, Hashable {
  /// The pixels in a row.
  public let width: Int
  /// The rows.
  public let height: Int
  private var changes: [PixelChange?]

  /// Compares two pictures where both are.
  public init(from earlier: Bitmap, to later: Bitmap) {
    width = min(earlier.width, later.width)
    height = min(earlier.height, later.height)
    var changes = [PixelChange?](repeating: nil, count: width * height)
    let width = width
    earlier.withPixels { before in
      later.withPixels { after in
        let pair = PixelPair(earlier: before, later: after)
        pair.forEachDifference { column, row, from, to in
          guard from.largestDifference(from: to) > 0 else { return }
          changes[row * width + column] = pair.change(column: column, row: row, from, to)
        }
      }
    }
    self.changes = changes
  }

  /// What became of a pixel; nil where it is the same.
  public subscript(column: Int, row: Int) -> PixelChange? { changes[row * width + column] }
}

/// Two pictures of which the part is compared that both cover.
struct PixelPair {
  let earlier: PixelGrid
  let later: PixelGrid

  var width: Int { min(earlier.width, later.width) }
  var height: Int { min(earlier.height, later.height) }

  /// Calls `body` for each pixel whose bytes differ, row by row.
  func forEachDifference(_ body: (_ column: Int, _ row: Int, _ from: Pixel, _ to: Pixel) -> Void) {
    for row in 0..<height {
      for column in 0..<width {
        let from = earlier[column, row]
        let to = later[column, row]
        if from != to { body(column, row, from, to) }
      }
    }
  }

  /// The distance of two colours, from 0 to 1 for those farthest apart, squared.
  static func squaredDistance(_ from: Pixel, _ to: Pixel) -> Double {
    PerceivedColor(from).squaredDistance(to: PerceivedColor(to))
      / PerceivedColor.largestSquaredDistance
  }

  /// What became of a pixel that differs.
  func change(column: Int, row: Int, _ from: Pixel, _ to: Pixel) -> PixelChange {
    let limit =
      PerceivedColor.largestSquaredDistance * PixelChange.threshold
      * PixelChange.threshold
    let distance = PerceivedColor(from).squaredDistance(to: PerceivedColor(to))
    guard distance > limit else { return .faint }
    // At an edge of either picture: what was soft is hard now, or the other way round.
    let softens =
      AntiAliasing.softens(column: column, row: row, of: earlier, seenIn: later)
      || AntiAliasing.softens(column: column, row: row, of: later, seenIn: earlier)
    return softens ? .edge : .visible
  }
}
