import Plotting
import Testing

@Suite struct TicksTests {
  @Test(
    arguments: [
      (0.0, 1.0, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]), (-1, 1, 4, [-1, -0.5, 0, 0.5, 1]),
      (3, 97, 5, [20, 40, 60, 80]), (0, 7e-5, 3, [0, 2e-5, 4e-5, 6e-5]),
      (1e6, 5e6, 5, [1e6, 2e6, 3e6, 4e6, 5e6]),
    ] as [(Double, Double, Int, [Double])])
  func `linear ticks are one, two or five times a power of ten apart`(
    least: Double, greatest: Double, count: Int, ticks: [Double]
  ) {
    #expect(LinearTransform().ticks(least...greatest, count: count).major == ticks)
  }

  @Test func `ticks are the decimal numbers their labels say`() {
    let ticks = LinearTransform().ticks(0...1, count: 10).major
    #expect(ticks == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  }

  @Test(
    arguments: [
      (1e-4, 1.0, 5, [1e-4, 1e-3, 1e-2, 1e-1, 1]), (1, 100, 8, [1, 2, 5, 10, 20, 50, 100]),
      (1, 100, 5, [1, 3, 10, 30, 100]), (0.02, 0.4, 5, [0.02, 0.05, 0.1, 0.2]),
      (1e-12, 1, 5, [1e-12, 1e-9, 1e-6, 1e-3, 1]), (3, 7, 5, [3, 4, 5, 6, 7]),
    ] as [(Double, Double, Int, [Double])])
  func `logarithmic ticks are powers, 1-2-5 between few of them, plain numbers within one`(
    least: Double, greatest: Double, count: Int, ticks: [Double]
  ) {
    #expect(LogTransform(base: 10).ticks(least...greatest, count: count).major == ticks)
  }

  @Test func `a logarithmic axis has at least three increasing ticks on any domain`() {
    var seed: UInt64 = 7
    for _ in 0..<4000 {
      let start = Elementary.exp((random(&seed) - 0.5) * 100)
      let end = start * (1.01 + Elementary.exp((random(&seed) - 0.6) * 40))
      let domain = start...end
      for count in [2, 3, 5, 8] {
        let ticks = LogTransform(base: 10).ticks(domain, count: count).major
        #expect(ticks.count >= 3, "\(domain), \(count): \(ticks)")
        #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
        #expect(ticks.allSatisfy { $0 >= start * 0.999_999 && $0 <= end * 1.000_001 })
      }
    }
  }

  @Test func `linear ticks are increasing, within the domain and near the count on any domain`() {
    var seed: UInt64 = 11
    for _ in 0..<4000 {
      let start = (random(&seed) - 0.5) * Elementary.exp((random(&seed) - 0.5) * 60)
      let end = start + Elementary.exp((random(&seed) - 0.5) * 60)
      guard end > start, end - start > start.magnitude * 1e-9 else { continue }
      let ticks = LinearTransform().ticks(start...end, count: 5).major
      #expect((2...12).contains(ticks.count), "\(start)...\(end): \(ticks)")
      #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $0 < $1 })
      let nice = LinearTransform().nice(start...end, count: 10)
      #expect(nice.lowerBound <= start && nice.upperBound >= end)
    }
  }

  @Test func `a symlog axis has ticks at zero and at powers of ten on both sides`() {
    let ticks = SymlogTransform(constant: 1).ticks(-1000...1000, count: 9).major
    #expect(ticks == [-1000, -100, -10, -1, 0, 1, 10, 100, 1000])
  }

  @Test func `continuous scales map back what they map`() {
    let transforms: [any ContinuousTransform] = [
      LinearTransform(), LogTransform(base: 10), LogTransform(base: 2),
      PowerTransform(exponent: 0.5), PowerTransform(exponent: 3), SymlogTransform(constant: 2),
    ]
    for transform in transforms {
      for number in [0.001, 0.5, 1, 3, 1000] {
        let back = transform.backward(transform.forward(number))
        #expect(abs(back - number) < 1e-12 * number, "\(transform.name)")
      }
    }
    #expect(LogTransform(base: 10).forward(1000) == 3)
    #expect(LogTransform(base: 10).forward(0).isNaN && LogTransform(base: 10).forward(-1).isNaN)
  }

  /// A number from 0 to 1 (the linear congruential generator of Knuth's MMIX).
  private func random(_ seed: inout UInt64) -> Double {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(seed >> 11) / Double(1 << 53)
  }
}
