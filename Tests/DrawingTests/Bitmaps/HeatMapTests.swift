import Drawing
import Testing

@Suite struct HeatMapTests {
  private let white = Bitmap(width: 30, height: 20, filledWith: .white)

  @Test func `Of equal pictures a faded one is left`() {
    var picture = white
    picture[3, 4] = .black
    let map = HeatMap(from: picture, to: picture).bitmap
    #expect(map[0, 0] == .white)
    let faded = map[3, 4]
    #expect(faded.red == faded.green && faded.red > 0.8 && faded.red < 1)
  }

  @Test func `Changes take their colour by how much is seen of them`() {
    var changed = white
    changed[5, 5] = .black
    changed[15, 5] = Color(hex: 0xFFFFF0)
    changed[25, 5] = Color(hex: 0xC0C0C0)
    let map = HeatMap(from: white, to: changed).bitmap
    // Black and white are nearly, not quite, as far apart as colours can be.
    let strongest = map[5, 5]
    #expect(strongest.red - HeatMap.most.red < 0.03 && strongest.green < 0.03)
    #expect(map[15, 5] == HeatMap.faint)
    let middle = map[25, 5]
    #expect(middle.red < HeatMap.least.red && middle.red > HeatMap.most.red)
  }

  @Test func `What only one picture has is marked`() {
    let wider = Bitmap(width: 40, height: 10, filledWith: .white)
    let map = HeatMap(from: white, to: wider).bitmap
    #expect(map.width == 40 && map.height == 20)
    #expect(map[35, 3] == HeatMap.most && map[3, 15] == HeatMap.most && map[3, 3] == .white)
  }

  @Test func `A soft edge that falls otherwise on the raster is told from a change`() {
    // Half-planes with a soft border of one column, which differs in its grey alone.
    func picture(_ grey: UInt32) -> Bitmap {
      var picture = white
      for row in 0..<20 {
        for column in 0..<14 { picture[column, row] = .black }
        picture[14, row] = Color(hex: grey)
      }
      return picture
    }
    let (before, after) = (picture(0x404040), picture(0xA0A0A0))
    let changes = PixelChanges(from: before, to: after)
    #expect(changes[14, 10] == .edge && changes[13, 10] == nil)
    let difference = BitmapDifference(from: before, to: after)
    #expect(difference.visibleShare == 0 && difference.changedShare == 20.0 / 600)
    #expect(HeatMap(from: before, to: after).bitmap[14, 10] == HeatMap.edge)
  }
}
