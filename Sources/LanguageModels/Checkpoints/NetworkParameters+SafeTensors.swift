import NumericalMethods

extension NetworkParameters {
  /// The network as a checkpoint: one tensor for each of its own, the sizes among the metadata.
  ///
  /// - Parameter metadata: Further text, such as that of a tokenizer; not under a name of ``NetworkShape/metadata``.
  public func safeTensors(metadata: [String: String] = [:]) -> SafeTensors {
    SafeTensors(
      namedTensors(of: values),
      metadata: metadata.merging(shape.metadata) { _, size in size })
  }

  /// The network that a checkpoint holds, with the sizes that its metadata give.
  ///
  /// - Throws: ``SafeTensorsError``; see ``init(_:from:)``.
  public init(from file: SafeTensors) throws(SafeTensorsError) {
    try self.init(NetworkShape(from: file), from: file)
  }

  /// The network of known sizes that a checkpoint holds.
  ///
  /// Numbers of 32 and of 64 bits are both read, and rounded where `Scalar` is narrower. What a ``TrainingState``
  /// keeps beside its network is passed over.
  ///
  /// - Parameters:
  ///   - shape: The sizes.
  ///   - file: The checkpoint.
  /// - Throws: ``SafeTensorsError`` where a tensor is missing, has other sizes, whole numbers, or numbers that are not
  ///   finite, and where there is one that no such network has.
  public init(_ shape: NetworkShape, from file: SafeTensors) throws(SafeTensorsError) {
    let names = Set(shape.tensors.map(\.name))
    for name in file.tensors.keys.sorted() {
      guard names.contains(name) || name.hasPrefix(TrainingStateNames.prefix) else {
        throw .unexpectedTensor(name)
      }
    }
    self.init(shape, values: try shape.values(in: file, prefix: "", isExact: false))
  }
}

extension NetworkParameters {
  /// One number per parameter as tensors, in the order of the network's own.
  func namedTensors(of numbers: [Scalar], prefix: String = "") -> [NamedTensor] {
    tensors.map {
      NamedTensor(
        name: prefix + $0.name, shape: $0.sizes, values: TensorValues(Array(numbers[$0.range])))
    }
  }
}

extension NetworkShape {
  /// The sizes as text by name.
  public var metadata: [String: String] {
    [
      "vocabularySize": "\(vocabularySize)", "contextLength": "\(contextLength)",
      "width": "\(width)", "layerCount": "\(layerCount)", "headCount": "\(headCount)",
      "outputCount": "\(outputCount)",
    ]
  }

  /// The sizes that a checkpoint's metadata give.
  ///
  /// - Throws: ``SafeTensorsError/missingMetadata(_:)``, or ``SafeTensorsError/invalidMetadata(name:text:)`` for a size
  ///   that is not from 1 to 2²⁴ and for heads that do not share the width evenly.
  public init(from file: SafeTensors) throws(SafeTensorsError) {
    func size(_ name: String) throws(SafeTensorsError) -> Int {
      let size = try file.number(name)
      guard (1...1 << 24).contains(size) else {
        throw .invalidMetadata(name: name, text: "\(size)")
      }
      return size
    }
    let (width, heads) = (try size("width"), try size("headCount"))
    guard width.isMultiple(of: heads) else {
      throw .invalidMetadata(name: "headCount", text: "\(heads)")
    }
    let layers = try size("layerCount")
    guard layers <= file.tensors.count else {
      throw .invalidMetadata(name: "layerCount", text: "\(layers)")
    }
    self.init(
      vocabularySize: try size("vocabularySize"), contextLength: try size("contextLength"),
      width: width, layerCount: layers, headCount: heads, outputCount: try size("outputCount"))
  }

  /// One number per parameter out of a checkpoint's tensors.
  ///
  /// - Parameters:
  ///   - file: The checkpoint.
  ///   - prefix: What stands before the name of each tensor.
  ///   - isExact: Whether numbers of another type than `Scalar` are refused rather than converted.
  func values<Scalar: KernelScalar>(
    in file: SafeTensors, prefix: String, isExact: Bool
  ) throws(SafeTensorsError) -> [Scalar] {
    var values: [Scalar] = []
    for tensor in tensors {
      let name = prefix + tensor.name
      let found = try file.tensor(name, shape: tensor.sizes)
      guard let numbers = found.values.numbers(as: Scalar.self, isExact: isExact) else {
        let type = TensorValues([Scalar]()).type
        throw .typeMismatch(tensor: name, expected: type, found: found.values.type)
      }
      guard numbers.allSatisfy(\.isFinite) else { throw .notFinite(tensor: name) }
      values += numbers
    }
    return values
  }
}

extension TensorValues {
  /// Numbers of 32 bits for `Float`, else of 64 bits.
  init<Scalar: KernelScalar>(_ numbers: [Scalar]) {
    if let numbers = numbers as? [Float] {
      self = .float32(numbers)
    } else {
      self = .float64(numbers as? [Double] ?? numbers.map { Double($0) })
    }
  }

  /// The numbers in a floating-point type; nil for whole numbers, and where `isExact` for any other type.
  func numbers<Scalar: KernelScalar>(as _: Scalar.Type, isExact: Bool) -> [Scalar]? {
    switch self {
    case .float32(let values):
      if let same = values as? [Scalar] { return same }
      return isExact ? nil : values.map { Scalar($0) }
    case .float64(let values):
      if let same = values as? [Scalar] { return same }
      return isExact ? nil : values.map { Scalar($0) }
    case .int64: return nil
    }
  }
}
