import LanguageModels
import Testing

@Suite struct SafeTensorsTests {
  /// A small file written by version 0.8 of the Python package from its contents below.
  private let python: [UInt8] = HexadecimalBytes.of(
    """
    18010000000000007b225f5f6d657461646174615f5f223a7b2277686f223a22c3a95c225c5c5c6e5c753030
    3031f09f9880227d2c22636f756e74223a7b226474797065223a22493634222c227368617065223a5b5d2c22
    646174615f6f666673657473223a5b302c385d7d2c2261223a7b226474797065223a22463634222c22736861
    7065223a5b325d2c22646174615f6f666673657473223a5b382c32345d7d2c22622e776569676874223a7b22
    6474797065223a22463332222c227368617065223a5b322c335d2c22646174615f6f666673657473223a5b32
    342c34385d7d2c226c656572223a7b226474797065223a22463332222c227368617065223a5b302c335d2c22
    646174615f6f666673657473223a5b34382c34385d7d7d2007000000000000009a9999999999b93f9c750088
    3ce4377e0000c03f000000c00000803e0000404000008040000000be
    """)

  private let contents = SafeTensors(
    [
      NamedTensor(
        name: "b.weight", shape: [2, 3], values: .float32([1.5, -2, 0.25, 3, 4, -0.125])),
      NamedTensor(name: "a", shape: [2], values: .float64([0.1, 1e300])),
      NamedTensor(name: "leer", shape: [0, 3], values: .float32([])),
      NamedTensor(name: "count", shape: [], values: .int64([7])),
    ], metadata: ["who": "é\"\\\n\u{1}😀"])

  @Test func `A file written by the Python package is read`() throws {
    #expect(try SafeTensors(decoding: python) == contents)
  }

  @Test func `What is written is read back, and is the same bytes whatever the order of insertion`()
    throws
  {
    let bytes = contents.encoded()
    #expect(try SafeTensors(decoding: bytes) == contents)
    let reordered = SafeTensors(
      contents.tensors.values.sorted { $0.name > $1.name }, metadata: contents.metadata)
    #expect(reordered.encoded() == bytes)
  }

  @Test func `Bytes are as the format prescribes: length, sorted header, padding, aligned data`() {
    let file = SafeTensors(
      [
        NamedTensor(name: "z", shape: [1], values: .int64([-2])),
        NamedTensor(name: "a", shape: [1], values: .float32([1])),
      ], metadata: ["k": "v"])
    let header =
      #"{"__metadata__":{"k":"v"},"z":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"#
      + #""a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}"#
    let padded = header + String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    let expected =
      [UInt8(padded.utf8.count), 0, 0, 0, 0, 0, 0, 0] + Array(padded.utf8)
      + [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0x80, 0x3f]
    #expect(file.encoded() == expected)
  }

  @Test func `Values keep their bits, not-a-number and signed zero included`() throws {
    let values: [Double] = [-0.0, .nan, .infinity, .leastNonzeroMagnitude, -1 / 3]
    let file = SafeTensors([NamedTensor(name: "x", shape: [5], values: .float64(values))])
    guard case .float64(let read) = try SafeTensors(decoding: file.encoded()).tensors["x"]?.values
    else {
      Issue.record("no doubles were read")
      return
    }
    #expect(read.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test func `A tensor that is asked for in vain is named`() throws {
    #expect(throws: SafeTensorsError.missingTensor("c")) { try contents.tensor("c", shape: []) }
    let error = SafeTensorsError.shapeMismatch(
      tensor: "b.weight", expected: [3, 2], found: [2, 3])
    #expect(throws: error) { try contents.tensor("b.weight", shape: [3, 2]) }
    #expect(error.description == "tensor “b.weight” has sizes [2, 3] and needs [3, 2]")
    #expect(throws: SafeTensorsError.missingMetadata("step")) { try contents.number("step") }
    #expect(throws: SafeTensorsError.invalidMetadata(name: "who", text: "é\"\\\n\u{1}😀")) {
      try contents.number("who")
    }
  }
}
