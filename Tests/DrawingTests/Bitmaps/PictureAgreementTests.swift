import Drawing
import Testing

/// The pixels that are seen to differ, against those that pixelmatch 0.4.0 of PyPI counts.
///
/// The rules are the same: a distance of colours above a tenth of the largest, and no
/// anti-aliasing of an edge. `picture_pairs_reference.py` writes the table.
@Suite struct PictureAgreementTests {
  /// For each pair: the pictures' digest, how many pixels are seen to differ, how many soften an edge,
  /// and the digest of the set of the former.
  private static let expected: [(pictures: UInt32, visible: Int, edge: Int, set: UInt32)] = [
    (0x369B_C545, 0, 0, 0x811C_9DC5),
    (0x9883_D315, 0, 8, 0x811C_9DC5),
    (0x547F_C149, 4, 76, 0x1AB6_18E7),
    (0xBF9A_8A2F, 0, 0, 0x811C_9DC5),
    (0xB4AA_54ED, 0, 16, 0x811C_9DC5),
    (0xE3D2_E401, 0, 0, 0x811C_9DC5),
    (0xF21D_998F, 0, 38, 0x811C_9DC5),
    (0xE98C_B41B, 6, 48, 0x3BED_F81A),
    (0xCB24_3529, 87, 358, 0x755B_D1D9),
    (0xB783_7AD5, 0, 22, 0x811C_9DC5),
    (0xB1E6_ABC5, 0, 0, 0x811C_9DC5),
    (0xA7BF_DDDD, 0, 38, 0x811C_9DC5),
    (0x5A56_DDC1, 34, 83, 0xD120_88DE),
    (0xE923_A111, 733, 17, 0x431A_1BA0),
    (0x598D_EC45, 0, 20, 0x811C_9DC5),
    (0xBE1F_0876, 0, 0, 0x811C_9DC5),
    (0x858D_2410, 0, 0, 0x811C_9DC5),
    (0xF771_0BD9, 0, 0, 0x811C_9DC5),
    (0x9960_E92B, 0, 0, 0x811C_9DC5),
    (0xFB3E_505D, 0, 0, 0x811C_9DC5),
    (0x18B7_C835, 680, 40, 0x61FC_88F5),
    (0xDA2F_48BA, 64, 18, 0x30E0_5C40),
    (0x87BE_E54B, 35, 80, 0x336B_CD17),
    (0xBCA8_65CB, 303, 4, 0xCC41_4F51),
    (0xB673_3886, 88, 31, 0xBD65_7FC5),
    (0xC480_FC05, 640, 0, 0x65E5_AA45),
    (0xD8DF_EDFE, 215, 21, 0xC1CB_EBD4),
    (0x8BF8_8574, 3, 51, 0x1D0E_A665),
    (0x5AA5_1301, 85, 119, 0x49A7_DCE7),
    (0x8AD0_929A, 165, 15, 0xB1CE_EBD9),
    (0xA571_3836, 0, 6, 0x811C_9DC5),
    (0xEE4E_BDBB, 175, 49, 0x5321_C7B5),
    (0xF6D3_CD3F, 49, 59, 0xE1CA_1F20),
    (0xDE91_8620, 82, 117, 0x6ECD_29D5),
    (0x928A_2AF9, 132, 54, 0x4481_CCBD),
    (0x32D3_8C7F, 118, 40, 0x9E04_0844),
    (0x2719_EF9F, 56, 26, 0x95B4_0931),
    (0xF2F9_BB84, 61, 13, 0x871C_1B05),
    (0xD957_55D6, 53, 54, 0x2EA2_B458),
    (0xE8A3_3F8A, 59, 30, 0xF12F_4268),
  ]

  @Test(arguments: 0..<40)
  func `the same pixels are seen to differ as by pixelmatch`(index: Int) {
    let (before, after) = PicturePairs.pair(index)
    let expected = Self.expected[index]
    #expect(
      PicturePairs.digest((before.bytes + after.bytes).lazy.map(Int.init)) == expected.pictures)
    let changes = PixelChanges(from: before, to: after)
    var visible: [Int] = []
    var edge = 0
    for pixel in 0..<(PicturePairs.width * PicturePairs.height) {
      let change = changes[pixel % PicturePairs.width, pixel / PicturePairs.width]
      if change == .visible { visible.append(pixel) }
      if change == .edge { edge += 1 }
    }
    #expect(visible.count == expected.visible)
    #expect(edge == expected.edge)
    #expect(PicturePairs.digest(visible) == expected.set)
    let difference = BitmapDifference(from: before, to: after)
    #expect(difference.visibleShare == Double(visible.count) / Double(40 * 28))
    #expect(difference.changedShare >= difference.visibleShare)
  }
}
