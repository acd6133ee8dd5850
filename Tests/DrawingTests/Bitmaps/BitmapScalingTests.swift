import Drawing
import Testing

struct BitmapScalingTests {
  private func grey(_ width: Int, _ values: [UInt8]) -> Bitmap {
    Bitmap(
      width: width, height: values.count / width, bytes: values.flatMap { [$0, $0, $0, 255] })
  }

  @Test func `Each pixel is the mean of what it covers`() {
    let bitmap = grey(4, [0, 100, 200, 200, 100, 200, 0, 0])
    #expect(bitmap.scaled(toWidth: 2, height: 1) == grey(2, [100, 100]))
    #expect(bitmap.scaled(toWidth: 4, height: 2) == bitmap)
    #expect(grey(3, [0, 90, 240]).scaled(toWidth: 2, height: 1) == grey(2, [30, 190]))
    #expect(grey(1, [7]).scaled(toWidth: 2, height: 3) == grey(2, [7, 7, 7, 7, 7, 7]))
  }

  @Test func `What is invisible does not colour its neighbours`() {
    let bitmap = Bitmap(width: 2, height: 1, bytes: [200, 100, 0, 255, 255, 255, 255, 0])
    #expect(bitmap.scaled(toWidth: 1, height: 1).bytes == [200, 100, 0, 128])
    #expect(bitmap.laid(on: .white).bytes == [200, 100, 0, 255, 255, 255, 255, 255])
  }
}
