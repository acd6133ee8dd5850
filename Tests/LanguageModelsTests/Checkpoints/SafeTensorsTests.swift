import LanguageModels
import Testing

@Suite struct SafeTensorsTests {
  /// What `PythonSafeTensors.mixture` holds.
  private let contents = SafeTensors(
    [
      NamedTensor(
        name: "b.weight", shape: [2, 3], values: .float32([1.5, -2, 0.25, 3, 4, -0.125])),
      NamedTensor(name: "a", shape: [2], values: .float64([0.1, 1e300])),
      NamedTensor(name: "leer", shape: [0, 3], values: .float32([])),
      NamedTensor(name: "count", shape: [], values: .int64([7])),
    ], metadata: ["who": "é\"\\\n\u{1}😀"])

  @Test func `A file written by the Python package is read`() throws {
    #expect(try SafeTensors(decoding: PythonSafeTensors.mixture) == contents)
  }

  @Test func `A network written by the Python package is imported, and its export holds the same`()
    throws
  {
    let file = try SafeTensors(decoding: PythonSafeTensors.network)
    let network = try NetworkParameters<Float>(from: file)
    #expect(network.shape.metadata == file.metadata)
    #expect(
      network.shape
        == NetworkShape(
          vocabularySize: 3, contextLength: 2, width: 2, layerCount: 1, headCount: 1,
          outputCount: 3))
    #expect(network.values == (0..<76).map { Float($0) / 8 - 4 })
    #expect(try NetworkParameters<Double>(from: file).values == network.values.map { Double($0) })
    let exported = network.safeTensors().encoded()
    #expect(try SafeTensors(decoding: exported) == file)
    // Apart from the order of the metadata the bytes are the same.
    #expect(exported.count == PythonSafeTensors.network.count)
    #expect(exported.suffix(76 * 4) == PythonSafeTensors.network.suffix(76 * 4))
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
