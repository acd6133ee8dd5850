import Drawing

/// Reads Sixel graphics as a terminal does.
struct SixelDecoder {
  /// What was wrong with the text.
  struct Mistake: Error {
    var place: Int
  }

  private let bytes: [UInt8]
  private var place = 0
  /// How many colours were defined.
  private(set) var colorCount = 0
  /// The pixels: three channels from 0 to 100, nil where nothing was drawn.
  private(set) var pixels: [[SIMD3<Int32>?]] = []
  /// How many pixels were drawn twice.
  private(set) var redrawn = 0

  init(_ text: String) throws {
    bytes = Array(text.utf8)
    try expect("\u{1B}P0;1q\"1;1;")
    let width = try number()
    try expect(";")
    let height = try number()
    pixels = Array(repeating: Array(repeating: nil, count: width), count: height)
    try readBands()
    guard place == bytes.count else { throw Mistake(place: place) }
  }

  private mutating func readBands() throws {
    var registers: [Int: SIMD3<Int32>] = [:]
    var (column, top, register) = (0, 0, 0)
    while true {
      guard place < bytes.count else { throw Mistake(place: place) }
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "#"):
        register = try number()
        guard bytes[place] == UInt8(ascii: ";") else { continue }
        try expect(";2;")
        let red = try number()
        try expect(";")
        let green = try number()
        try expect(";")
        registers[register] = SIMD3(Int32(red), Int32(green), Int32(try number()))
        colorCount = registers.count
      case UInt8(ascii: "$"): column = 0
      case UInt8(ascii: "-"): (column, top) = (0, top + 6)
      case UInt8(ascii: "!"):
        let count = try number()
        let sign = bytes[place]
        place += 1
        for _ in 0..<count { try draw(sign, registers[register], &column, top) }
      case 0x3F...0x7E: try draw(byte, registers[register], &column, top)
      case 0x1B:
        try expect("\\")
        return
      default: throw Mistake(place: place)
      }
    }
  }

  private mutating func draw(
    _ sign: UInt8, _ color: SIMD3<Int32>?, _ column: inout Int, _ top: Int
  ) throws {
    for bit in 0..<6 where (sign - 0x3F) >> UInt8(bit) & 1 == 1 {
      let row = top + bit
      guard let color, pixels.indices.contains(row), pixels[row].indices.contains(column) else {
        throw Mistake(place: place)
      }
      if pixels[row][column] != nil { redrawn += 1 }
      pixels[row][column] = color
    }
    column += 1
  }

  private mutating func number() throws -> Int {
    var number: Int?
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
      number = (number ?? 0) * 10 + Int(bytes[place] - 0x30)
      place += 1
    }
    guard let number else { throw Mistake(place: place) }
    return number
  }

  private mutating func expect(_ text: String) throws {
    guard bytes[place...].starts(with: text.utf8) else { throw Mistake(place: place) }
    place += text.utf8.count
  }
}

extension Bitmap {
  /// The colour of a pixel in the steps of Sixel graphics, nil where it is more transparent than not.
  func level(_ column: Int, _ row: Int) -> SIMD3<Int32>? {
    let start = (row * width + column) * 4
    guard bytes[start + 3] >= 128 else { return nil }
    let color = SIMD3(Int32(bytes[start]), Int32(bytes[start + 1]), Int32(bytes[start + 2]))
    return (color &* 100 &+ 127) / 255
  }
}
