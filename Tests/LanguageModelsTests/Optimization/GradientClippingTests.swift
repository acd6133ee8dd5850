import LanguageModels
import Testing

@Suite struct GradientClippingTests {
  @Test func `The norm is that of all parameters together`() {
    #expect(globalNorm(of: [6.0, 0, -8]) == 10)
    #expect(globalNorm(of: [Float](repeating: 2, count: 9)) == 6)
    #expect(globalNorm(of: [Double]()) == 0)
  }

  @Test func `A norm above the limit gives the factor that brings it there, any other one`() {
    #expect(clippingFactor(limit: 5, norm: 10) == 0.5)
    #expect(clippingFactor(limit: 5, norm: 5) == 1)
    #expect(clippingFactor(limit: nil, norm: 1e9) == 1)
  }
}
