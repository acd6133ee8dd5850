/// The contents of a safetensors file: tensors with names, and text with names.
///
/// The file starts with the length of its header as eight bytes, lowest first; then the header, a JSON
/// object that gives for each name `dtype`, `shape` and `data_offsets` (begin and end in the data), and under
/// `__metadata__` the text; then the data without gaps. Here the types of tensors are F32, F64 and I64.
///
/// ``encoded()`` is a pure function of the contents: tensors stand in the order of their names, those with
/// numbers of 8 bytes first so that each is aligned, and the header is padded with spaces to a multiple of
/// eight bytes.
///
/// Source: the format as published with the `safetensors` package of Hugging Face.
public struct SafeTensors: Sendable, Hashable {
  /// The longest header that is read, in bytes: a limit of the published format.
  public static let longestHeader = 100_000_000

  /// The tensors, by name.
  public private(set) var tensors: [String: NamedTensor]
  /// Text by name.
  public var metadata: [String: String]

  /// The contents of a file.
  ///
  /// - Parameters:
  ///   - tensors: The tensors, each with a name of its own that is not `__metadata__`.
  ///   - metadata: Text by name.
  public init(_ tensors: [NamedTensor] = [], metadata: [String: String] = [:]) {
    self.tensors = [:]
    self.metadata = metadata
    for tensor in tensors { insert(tensor) }
  }

  /// Adds a tensor whose name is not there yet.
  public mutating func insert(_ tensor: NamedTensor) {
    precondition(tensor.name != Self.metadataName, "the name of the metadata names no tensor")
    let earlier = tensors.updateValue(tensor, forKey: tensor.name)
    precondition(earlier == nil, "no two tensors share a name")
  }

  /// The tensor of that name.
  ///
  /// - Throws: ``SafeTensorsError/missingTensor(_:)``, or ``SafeTensorsError/shapeMismatch(tensor:expected:found:)``
  ///   where it has other sizes.
  public func tensor(_ name: String, shape: [Int]) throws(SafeTensorsError) -> NamedTensor {
    guard let tensor = tensors[name] else { throw .missingTensor(name) }
    guard tensor.shape == shape else {
      throw .shapeMismatch(tensor: name, expected: shape, found: tensor.shape)
    }
    return tensor
  }

  /// The text of that name.
  ///
  /// - Throws: ``SafeTensorsError/missingMetadata(_:)``.
  public func text(_ name: String) throws(SafeTensorsError) -> String {
    guard let text = metadata[name] else { throw .missingMetadata(name) }
    return text
  }

  /// The whole number that the text of that name is.
  ///
  /// - Throws: ``SafeTensorsError/missingMetadata(_:)`` or
  ///   ``SafeTensorsError/invalidMetadata(name:text:)``.
  public func number(_ name: String) throws(SafeTensorsError) -> Int {
    let text = try text(name)
    guard let number = Int(text) else { throw .invalidMetadata(name: name, text: text) }
    return number
  }

  /// The name under which the header keeps the text.
  static let metadataName = "__metadata__"
}
