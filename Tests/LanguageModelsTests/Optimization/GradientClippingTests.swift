import LanguageModels
import Testing

@Suite struct GradientClippingTests {
  @Test func `A gradient longer than the limit gets its length and keeps its direction`() {
    var gradient: [Double] = [6, 0, -8]
    #expect(clip(&gradient, toNorm: 5) == 10)
    #expect(gradient == [3, 0, -4])
  }

  @Test func `A gradient within the limit is left as it is`() {
    var gradient: [Float] = [3, 4]
    #expect(clip(&gradient, toNorm: 5) == 5)
    #expect(gradient == [3, 4])
  }

  @Test func `A gradient that is not finite is left as it is, and its norm says so`() {
    var gradient: [Float] = [3, .infinity]
    #expect(clip(&gradient, toNorm: 5) == .infinity)
    #expect(gradient == [3, .infinity])
    var broken: [Double] = [.nan]
    #expect(clip(&broken, toNorm: 1).isNaN)
  }

  @Test func `Large single-precision slopes do not overflow the norm`() {
    #expect(globalNorm(of: [Float](repeating: 2e38, count: 4)) == Double(Float(2e38)) * 2)
  }
}
