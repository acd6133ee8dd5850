import CQREncode
package import Drawing

/// A text as a QR code (ISO/IEC 18004), for telephones to read off a sheet.
package struct QRCode: Sendable, Hashable {
  /// How many modules must stay empty around the code.
  package static let quietZone = 4

  /// How many bytes the largest code holds.
  package static let mostBytes = 1663

  /// How many modules a side has: 21 to 177.
  package let sideCount: Int
  private let darkModules: [Bool]

  /// The smallest code that holds a text, with a quarter of it redundant (level Q): a sheet is read from aside,
  /// under lamps.
  ///
  /// Nil for an empty text and for one of more than ``mostBytes``.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty,
      let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_Q)
    else { return nil }
    defer { QRcode_free(code) }
    sideCount = Int(code.pointee.width)
    let count = sideCount * sideCount
    darkModules = UnsafeBufferPointer(start: code.pointee.data, count: count).map { $0 & 1 == 1 }
  }

  /// Whether the module in a row and column, both from 0, is dark.
  package func isDark(row: Int, column: Int) -> Bool {
    darkModules[row * sideCount + column]
  }

  /// The code in a square, its quiet zone included: one path, so that no seams show between modules.
  package func item(in square: Rectangle, color: Color = .black) -> FrameItem {
    let module = square.width / Double(sideCount + 2 * Self.quietZone)
    var path = Path()
    for row in 0..<sideCount {
      var column = 0
      while column < sideCount {
        let start = column
        while column < sideCount, isDark(row: row, column: column) { column += 1 }
        if column > start {
          path.append(
            .rectangle(
              Rectangle(
                left: square.left + module * Double(start + Self.quietZone),
                top: square.top + module * Double(row + Self.quietZone),
                width: module * Double(column - start), height: module)))
        }
        column += 1
      }
    }
    return .path(path, fill: color, stroke: nil)
  }
}
