import Drawing
import Publishing
import Testing

struct QRCodeTests {
  @Test func `Three corners carry the finder pattern, and two lines count the modules`() throws {
    let code = try #require(QRCode("https://example.org/folio"))
    let last = code.sideCount - 7
    for (top, left) in [(0, 0), (0, last), (last, 0)] {
      for row in 0..<7 {
        for column in 0..<7 {
          let ring = max(abs(row - 3), abs(column - 3))
          #expect(code.isDark(row: top + row, column: left + column) == (ring != 2))
        }
      }
    }
    for index in 8..<code.sideCount - 8 {
      #expect(code.isDark(row: 6, column: index) == index.isMultiple(of: 2))
      #expect(code.isDark(row: index, column: 6) == index.isMultiple(of: 2))
    }
  }

  @Test func `The smallest size that holds the bytes is taken`() {
    // ISO/IEC 18004, table 7, level Q: version 1 holds 11 bytes, version 2 holds 20.
    #expect(QRCode("abcdefghijk")?.sideCount == 21)
    #expect(QRCode("abcdefghijkl")?.sideCount == 25)
    #expect(QRCode(String(repeating: "a", count: 1663))?.sideCount == 177)
  }

  @Test func `A text that no code holds is refused`() {
    #expect(QRCode("") == nil)
    #expect(QRCode(String(repeating: "a", count: 1664)) == nil)
  }

  @Test func `The picture fills the square but for the quiet zone`() throws {
    let code = try #require(QRCode("abc"))
    let square = Rectangle(
      left: .points(10), top: .points(20), width: .points(29), height: .points(29))
    guard case .path(let path, .black, nil) = code.item(in: square) else {
      Issue.record("a filled path was expected")
      return
    }
    #expect(path.bounds.left == .points(14))
    #expect(path.bounds.top == .points(24))
    #expect((path.bounds.right - .points(35)).pixels.magnitude < 1e-9)
    #expect((path.bounds.bottom - .points(45)).pixels.magnitude < 1e-9)
  }
}
