import Drawing

/// Forty pairs of small pictures made by whole-number formulas, the same as in
/// `picture_pairs_reference.py`: shapes with soft edges that move by parts of a pixel, change their
/// colour, get company or noise.
enum PicturePairs {
  static let width = 40
  static let height = 28

  /// Whole numbers that look random, the same everywhere.
  private struct Numbers {
    var state: Int

    init(seed: Int) { state = seed * 7919 + 1 }

    mutating func below(_ limit: Int) -> Int {
      state = (state * 1_103_515_245 + 12345) & 0x7FFF_FFFF
      return (state >> 12) % limit
    }
  }

  private typealias Shape = (_ x: Int, _ y: Int) -> Bool

  /// Whether a quarter of a pixel lies in a shape, as a function of its place.
  private static func shape(_ kind: Int, _ numbers: inout Numbers) -> Shape {
    switch kind {
    case 0:
      let (a, b) = (numbers.below(9) - 4, numbers.below(9) + 1)
      let c = numbers.below(400) + 200
      return { a * $0 + b * $1 < c }
    case 1, 2:
      let (x, y) = (numbers.below(80) + 40, numbers.below(56) + 28)
      let radius = numbers.below(30) + (kind == 1 ? 12 : 20)
      let inner = kind == 1 ? -1 : (radius - 6) * (radius - 6)
      return {
        let square = ($0 - x) * ($0 - x) + ($1 - y) * ($1 - y)
        return inner < square && square < radius * radius
      }
    case 3:
      let (a, b) = (numbers.below(5) + 1, numbers.below(7) + 3)
      let period = numbers.below(90) + 60
      return {
        let rest = (a * $0 + b * $1) % period
        return (rest < 0 ? rest + period : rest) < 22
      }
    default:
      let (left, top) = (numbers.below(80) + 8, numbers.below(50) + 8)
      let (width, height) = (numbers.below(50) + 12, numbers.below(40) + 12)
      return { left <= $0 && $0 < left + width && top <= $1 && $1 < top + height }
    }
  }

  /// A shape in ink on paper, each pixel of 4 × 4 samples, moved right by quarters of a pixel.
  private static func drawn(_ inside: Shape, _ paper: [Int], _ ink: [Int], moved: Int = 0) -> [Int]
  {
    var picture: [Int] = []
    for y in 0..<height {
      for x in 0..<width {
        var cover = 0
        for j in 0..<4 {
          for i in 0..<4 where inside(4 * x + i - moved, 4 * y + j) { cover += 1 }
        }
        for channel in 0..<4 {
          picture.append((paper[channel] * (16 - cover) + ink[channel] * cover) / 16)
        }
      }
    }
    return picture
  }

  private static func withNoise(_ picture: [Int], _ numbers: inout Numbers) -> [Int] {
    var noisy = picture
    for pixel in 0..<(width * height) where numbers.below(6) == 0 {
      for channel in 0..<4 {
        let value = noisy[4 * pixel + channel] + numbers.below(160) - 80
        noisy[4 * pixel + channel] = min(max(value, 0), 255)
      }
    }
    return noisy
  }

  /// The pictures of a pair, as numbers.
  private static func numbers(of index: Int) -> (before: [Int], after: [Int]) {
    var numbers = Numbers(seed: index + 1)
    let inside = shape(index % 5, &numbers)
    let paper = [255, 255, 255 - numbers.below(20), 255]
    let ink = [numbers.below(120), numbers.below(120), numbers.below(200), 255]
    let before = drawn(inside, paper, ink)
    switch index / 5 {
    case 0: return (before, drawn(inside, paper, ink, moved: 1))
    case 1: return (before, drawn(inside, paper, ink, moved: 2))
    case 2: return (before, drawn(inside, paper, ink, moved: 4))
    case 3: return (before, drawn(inside, paper, ink.prefix(3).map { $0 + 9 } + [255]))
    case 4: return (before, drawn(inside, paper, [ink[2], ink[0] + 90, ink[1] + 60, 255]))
    case 5: return (before, drawn(inside, paper, ink.prefix(3) + [numbers.below(200)]))
    case 6:
      let more = shape(1, &numbers)
      return (before, drawn({ inside($0, $1) || more($0, $1) }, paper, ink, moved: 1))
    default: return (before, withNoise(before, &numbers))
    }
  }

  /// A pair of pictures.
  static func pair(_ index: Int) -> (before: Bitmap, after: Bitmap) {
    let (before, after) = numbers(of: index)
    func bitmap(_ numbers: [Int]) -> Bitmap {
      Bitmap(width: width, height: height, bytes: numbers.map { UInt8($0) })
    }
    return (bitmap(before), bitmap(after))
  }

  /// FNV-1a over whole numbers below 2³².
  static func digest(_ numbers: some Sequence<Int>) -> UInt32 {
    numbers.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}
