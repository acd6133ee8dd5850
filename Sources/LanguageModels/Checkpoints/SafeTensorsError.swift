/// Why bytes are not the checkpoint that was asked for.
public enum SafeTensorsError: Error, Sendable, Hashable {
  /// The bytes end before what the header announces, or go on after it.
  case wrongLength(expected: Int, found: Int)
  /// The header would be longer than the format allows.
  case headerTooLong(UInt64)
  /// The header is not the JSON that the format asks for: the place in the header in bytes, and what was expected.
  case malformedHeader(place: Int, expected: String)
  /// A name stands twice in the header.
  case duplicateName(String)
  /// The numbers of a tensor are of a type that is not read here.
  case unsupportedType(tensor: String, type: String)
  /// The sizes of a tensor ask for another number of bytes than its offsets give.
  case sizeMismatch(tensor: String, shape: [Int], byteCount: Int)
  /// A tensor's bytes do not start where those of the one before it end.
  case misplaced(tensor: String, expected: Int, found: Int)
  /// A tensor is missing.
  case missingTensor(String)
  /// There is a tensor that was not asked for.
  case unexpectedTensor(String)
  /// A tensor has other sizes than were asked for.
  case shapeMismatch(tensor: String, expected: [Int], found: [Int])
  /// A tensor has numbers of another type than were asked for.
  case typeMismatch(tensor: String, expected: TensorType, found: TensorType)
  /// A tensor has a number that is infinite or not a number.
  case notFinite(tensor: String)
  /// A text is missing from the metadata.
  case missingMetadata(String)
  /// A text of the metadata does not say what it should.
  case invalidMetadata(name: String, text: String)
  /// The state was saved by a run with other settings.
  case otherRun(expected: String, found: String)
}

extension SafeTensorsError: CustomStringConvertible {
  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .wrongLength(let expected, let found):
      found < expected
        ? "the checkpoint is cut off: \(expected) bytes were announced, \(found) are there"
        : "the checkpoint has \(found) bytes, and its header speaks of \(expected)"
    case .headerTooLong(let length):
      "the checkpoint's header would have \(length) bytes, more than the format allows"
    case .malformedHeader(let place, let expected):
      "byte \(place) of the checkpoint's header: expected \(expected)"
    case .duplicateName(let name):
      "the checkpoint's header has the name “\(name)” twice"
    case .unsupportedType(let tensor, let type):
      "tensor “\(tensor)” has numbers of type \(type); F32, F64 and I64 can be read"
    case .sizeMismatch(let tensor, let shape, let byteCount):
      "tensor “\(tensor)” has sizes \(shape) and \(byteCount) bytes, which do not fit"
    case .misplaced(let tensor, let expected, let found):
      "tensor “\(tensor)” starts at byte \(found) of the data and not at byte \(expected), where the one "
        + "before it ends"
    case .missingTensor(let name):
      "the checkpoint has no tensor “\(name)”"
    case .unexpectedTensor(let name):
      "the checkpoint has a tensor “\(name)” that the network does not have"
    case .shapeMismatch(let tensor, let expected, let found):
      "tensor “\(tensor)” has sizes \(found) and needs \(expected)"
    case .typeMismatch(let tensor, let expected, let found):
      "tensor “\(tensor)” has numbers of type \(found.rawValue) and needs \(expected.rawValue)"
    case .notFinite(let tensor):
      "tensor “\(tensor)” has a number that is not finite"
    case .missingMetadata(let name):
      "the checkpoint's metadata have no “\(name)”"
    case .invalidMetadata(let name, let text):
      "the checkpoint's metadata say “\(text)” for “\(name)”"
    case .otherRun(let expected, let found):
      "the checkpoint belongs to another run: its settings are “\(found)”, this run's are “\(expected)”"
    }
  }
}
