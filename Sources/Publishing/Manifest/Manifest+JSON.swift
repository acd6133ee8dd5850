import FoundationEssentials

extension Manifest {
  /// The manifest as JSON text: keys sorted, one entry a line, a line end at the end.
  public var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      return try Array(encoder.encode(self)) + [UInt8(ascii: "\n")]
    } catch {
      preconditionFailure("a manifest holds finite numbers and text only: \(error)")
    }
  }

  /// The manifest that a JSON text holds.
  ///
  /// Keys that this version does not know are passed over; those it knows must all be there, with
  /// values of their type, and ids, paths and digests must be such: nobody can lead a reader of
  /// `data/ID.csv` out of the folder.
  ///
  /// - Throws: `ManifestError`.
  public init(json: some Sequence<UInt8>) throws(ManifestError) {
    let data = Data(json)
    let version = try Self.decode(Version.self, from: data).version
    guard version <= Self.currentVersion else { throw .unknownVersion(version) }
    guard version >= 1 else {
      throw .malformed(path: "version", problem: "is \(version), and versions count from 1")
    }
    self = try Self.decode(Manifest.self, from: data)
    try validate()
  }

  /// The one part that is the same in all versions.
  private struct Version: Decodable {
    var version: Int
  }

  private static func decode<Part: Decodable>(
    _ part: Part.Type, from data: Data
  ) throws(ManifestError) -> Part {
    do {
      return try JSONDecoder().decode(part, from: data)
    } catch let error as DecodingError {
      throw ManifestError(error)
    } catch {
      throw .notJSON(detail: String(describing: error))
    }
  }
}

extension ManifestError {
  /// The same error in the terms of a manifest.
  fileprivate init(_ error: DecodingError) {
    func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
      (context.codingPath + (last.map { [$0] } ?? [])).map(\.stringValue).joined(separator: ".")
    }
    switch error {
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      self = .notJSON(detail: context.debugDescription)
    case .dataCorrupted(let context):
      self = .malformed(path: path(context), problem: "holds what cannot stand there")
    case .keyNotFound(let key, let context):
      self = .malformed(path: path(context, key), problem: "is not there")
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      self = .malformed(path: path(context), problem: "should be \(Self.words(for: type))")
    @unknown default:
      self = .notJSON(detail: "it cannot be decoded")
    }
  }

  private static func words(for type: any Any.Type) -> String {
    switch type {
    case is Int.Type: "a whole number"
    case is Double.Type: "a number"
    case is String.Type: "text"
    case is Bool.Type: "true or false"
    case is [Any].Type: "a list"
    default: "an object"
    }
  }
}
