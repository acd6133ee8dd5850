import LanguageModels
import NumericalMethods
import Testing

@Suite struct SampleUniformsTests {
  let stream = RandomStream(seed: 1, path: ["uniforms"])

  @Test func `They lie in [0, 1), are the same in both precisions, and differ by place`() {
    let (wide, narrow) = (
      SampleUniforms<Double>(stream, maximumLength: 5),
      SampleUniforms<Float>(stream, maximumLength: 5)
    )
    var seen: Set<Double> = []
    for sample in 0..<20 {
      for position in 0..<5 {
        let u = wide(sample: sample, position: position)
        #expect((0..<1).contains(u))
        #expect(Double(narrow(sample: sample, position: position)) <= u)
        #expect(u - Double(narrow(sample: sample, position: position)) < 0x1p-24)
        seen.insert(u)
      }
    }
    #expect(seen.count == 100)
  }
}
