import LanguageModels
import NumericalMethods
import Testing

@Suite struct TrainingStateTests {
  private let instance = NetworkInstance()

  private func state() -> TrainingState<Double> {
    let count = instance.parameters.values.count
    return TrainingState(
      parameters: instance.parameters,
      adam: AdamW(
        step: 3, firstMoments: cotangents(count, seed: 5),
        secondMoments: cotangents(count, seed: 6)),
      records: ["loss": [3, 2, 1], "empty": []], run: "a run")
  }

  private func read(_ bytes: [UInt8], run: String = "a run") throws -> TrainingState<Double> {
    try TrainingState(
      decoding: bytes, run: run, shape: instance.shape, settings: AdamSettings())
  }

  @Test func `A state is read back as it was`() throws {
    let state = state()
    let found = try read(state.encoded(metadata: ["tokenizer": "…"]))
    #expect(found.parameters == state.parameters)
    #expect(found.adam.step == 3)
    #expect(found.adam.firstMoments == state.adam.firstMoments)
    #expect(found.adam.secondMoments == state.adam.secondMoments)
    #expect(found.records == state.records)
  }

  @Test func `A state can be opened as the checkpoint of its network`() throws {
    let file = try SafeTensors(decoding: state().encoded(metadata: ["tokenizer": "…"]))
    #expect(try file.text("tokenizer") == "…")
    #expect(try NetworkParameters<Double>(from: file) == instance.parameters)
    let rounded = try NetworkParameters<Float>(from: file)
    #expect(rounded == NetworkParameters<Float>(instance.parameters))
  }

  @Test func `A network's checkpoint has its sizes and tensors by name`() throws {
    let file = instance.parameters.safeTensors(metadata: ["note": "n"])
    #expect(file.tensors["layers.1.qkv"]?.shape == [6, 18])
    #expect(try NetworkShape(from: file) == instance.shape)
    #expect(try file.text("note") == "n")
  }

  @Test func `A checkpoint of another network is refused by the tensor that differs`() throws {
    let file = instance.parameters.safeTensors()
    let wider = NetworkShape(
      vocabularySize: 8, contextLength: 12, width: 6, layerCount: 2, headCount: 2, outputCount: 7)
    #expect(
      throws: SafeTensorsError.shapeMismatch(tensor: "tok", expected: [8, 6], found: [7, 6])
    ) { try NetworkParameters<Double>(wider, from: file) }
    var extra = file
    extra.insert(NamedTensor(name: "bias", shape: [1], values: .float64([0])))
    #expect(throws: SafeTensorsError.unexpectedTensor("bias")) {
      try NetworkParameters<Double>(from: extra)
    }
    var broken = instance.parameters
    broken.values[0] = .nan
    #expect(throws: SafeTensorsError.notFinite(tensor: "tok")) {
      try NetworkParameters<Double>(from: broken.safeTensors())
    }
  }

  @Test(arguments: [
    ("width", "0"), ("width", "16777217"), ("headCount", "4"), ("layerCount", "1000"),
    ("vocabularySize", "many"),
  ])
  func `Sizes that no network has are refused`(name: String, text: String) {
    var file = instance.parameters.safeTensors()
    file.metadata[name] = text
    #expect(throws: SafeTensorsError.invalidMetadata(name: name, text: text)) {
      try NetworkShape(from: file)
    }
  }

  @Test func `A state of another run or with a negative step is refused`() throws {
    let bytes = state().encoded()
    #expect(throws: SafeTensorsError.otherRun(expected: "mine", found: "a run")) {
      try read(bytes, run: "mine")
    }
    var file = try SafeTensors(decoding: bytes)
    file.metadata["training.step"] = "-1"
    #expect(throws: SafeTensorsError.invalidMetadata(name: "training.step", text: "-1")) {
      try read(file.encoded())
    }
  }
}
