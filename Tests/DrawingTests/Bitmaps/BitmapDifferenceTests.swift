import Drawing
import Testing

@Suite struct BitmapDifferenceTests {
  private let white = Bitmap(width: 100, height: 50, filledWith: .white)

  @Test func `equal pictures do not differ`() {
    let difference = BitmapDifference(from: white, to: white)
    #expect(difference.isEmpty && difference.regions.isEmpty && !difference.changesSize)
    #expect(difference.largestChannelDifference == 0)
  }

  @Test func `changed places far apart have boxes of their own`() {
    var changed = white
    for column in 10..<13 { changed[column, 5] = .black }
    changed[90, 40] = Color(red: 1, green: 0.5, blue: 1)
    let difference = BitmapDifference(from: white, to: changed)
    #expect(difference.changedShare == 4.0 / 5000)
    #expect(difference.largestChannelDifference == 255)
    #expect(
      difference.regions == [
        .init(left: 10, top: 5, width: 3, height: 1), .init(left: 90, top: 40, width: 1, height: 1),
      ])
  }

  @Test func `changes in touching cells share a box`() {
    var changed = white
    changed[15, 10] = .black
    changed[16, 10] = .black
    let difference = BitmapDifference(from: white, to: changed)
    #expect(difference.regions == [.init(left: 15, top: 10, width: 2, height: 1)])
  }

  @Test func `a difference within the tolerance counts as none`() {
    var changed = white
    changed[3, 3] = Color(red: 253.0 / 255, green: 1, blue: 1)
    #expect(BitmapDifference(from: white, to: changed, tolerance: 2).isEmpty)
    #expect(!BitmapDifference(from: white, to: changed, tolerance: 1).isEmpty)
  }

  @Test func `pixels outside one of the pictures count as changed`() {
    let wider = Bitmap(width: 125, height: 50, filledWith: .white)
    let difference = BitmapDifference(from: white, to: wider)
    #expect(difference.changesSize)
    #expect(difference.changedShare == 0.2)
    #expect(difference.regions.isEmpty)
  }

  @Test func `colours of invisible pixels do not matter`() {
    let black = Bitmap(width: 4, height: 4, filledWith: Color(hex: 0x000000, alpha: 0))
    let red = Bitmap(width: 4, height: 4, filledWith: Color(hex: 0xFF0000, alpha: 0))
    #expect(BitmapDifference(from: black, to: red).isEmpty)
  }
}
