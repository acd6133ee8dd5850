/// The colours of a picture as a terminal with Sixel graphics has them: at most 256, each of three
/// channels from 0 to 100.
///
/// A picture with few colours keeps them all. Of others the colours are divided into boxes (Heckbert's
/// cut, at the mean of the widest channel): always that box whose colours lie furthest apart, by how
/// many pixels have them. The grounds and lines of plots stay what they are, as nearly all pixels have
/// their colours; shades of anti-aliasing share theirs.
struct SixelPalette {
  /// The colours.
  private(set) var colors: [SIMD3<Int32>] = []
  /// The place of each colour of the picture.
  private var places: [SIMD3<Int32>: UInt8] = [:]

  /// The most colours that terminals have registers for.
  static let size = 256

  /// The colours of a picture, by how many of its pixels have them.
  init(_ counts: [SIMD3<Int32>: Int]) {
    let all = counts.map { Entry(color: $0.key, count: $0.value) }
    // In one order, whatever that of the dictionary is.
    var boxes = [Box(all.sorted { $0.isBefore($1) })]
    while boxes.count < Self.size,
      let widest = boxes.indices.max(by: { boxes[$0].spread < boxes[$1].spread }),
      boxes[widest].spread > 0
    {
      let (low, high) = boxes[widest].halves
      boxes[widest] = low
      boxes.append(high)
    }
    for box in boxes where !box.entries.isEmpty {
      for entry in box.entries { places[entry.color] = UInt8(colors.count) }
      colors.append(box.mean)
    }
  }

  /// The place of a colour of the picture.
  subscript(color: SIMD3<Int32>) -> UInt8 { places[color] ?? 0 }

  private struct Entry {
    var color: SIMD3<Int32>
    var count: Int

    func isBefore(_ other: Entry) -> Bool {
      (color.x, color.y, color.z) < (other.color.x, other.color.y, other.color.z)
    }
  }

  /// Colours that are near each other.
  private struct Box {
    let entries: [Entry]
    /// How far the colours lie apart in the widest channel: squared distances from the mean, summed over
    /// pixels.
    let spread: Double
    private let center: SIMD3<Double>
    private let channel: Int

    init(_ entries: [Entry]) {
      self.entries = entries
      let count = entries.reduce(0) { $0 + Double($1.count) }
      let sum = entries.reduce(SIMD3<Double>.zero) { $0 + SIMD3($1.color) * Double($1.count) }
      let center = count > 0 ? sum / count : .zero
      let squares = entries.reduce(SIMD3<Double>.zero) { total, entry in
        let distance = SIMD3<Double>(entry.color) - center
        return total + distance * distance * Double(entry.count)
      }
      self.center = center
      channel =
        squares.x >= squares.y ? (squares.x >= squares.z ? 0 : 2) : (squares.y >= squares.z ? 1 : 2)
      spread = entries.count > 1 ? squares[channel] : 0
    }

    var mean: SIMD3<Int32> { SIMD3<Int32>(center.rounded(.toNearestOrAwayFromZero)) }

    /// The colours below and above the mean of the widest channel.
    var halves: (Box, Box) {
      let middle = center[channel]
      return (
        Box(entries.filter { Double($0.color[channel]) <= middle }),
        Box(entries.filter { Double($0.color[channel]) > middle })
      )
    }
  }
}
