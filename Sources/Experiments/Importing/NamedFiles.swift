import Results

/// The files that the arguments of an experiment name, digested once.
struct NamedFiles: Sendable {
  private let parameters: [String]
  private let files: [String: DataFile]
  private let digests: [String: Fingerprint]

  /// The files of an experiment.
  ///
  /// - Parameters:
  ///   - files: The files by their names as written.
  ///   - declarations: The parameters of the simulation.
  init(_ files: [String: DataFile], for declarations: [any ParameterDeclaration]) {
    parameters = declarations.compactMap { ($0 as? FileParameter)?.name }
    self.files = files
    digests = files.mapValues(\.digest)
  }

  /// The files that arguments name, by parameter.
  func files(of arguments: [String: ArgumentValue]) -> [String: DataFile] {
    named(by: arguments, in: files)
  }

  /// The digests of the files that arguments name, by parameter.
  func digests(of arguments: [String: ArgumentValue]) -> [String: Fingerprint] {
    named(by: arguments, in: digests)
  }

  private func named<Value>(
    by arguments: [String: ArgumentValue], in values: [String: Value]
  ) -> [String: Value] {
    var found: [String: Value] = [:]
    for parameter in parameters {
      guard case .string(let name)? = arguments[parameter] else { continue }
      found[parameter] = values[name]
    }
    return found
  }
}

extension DataFile {
  /// The digest of its contents.
  var digest: Fingerprint { Fingerprint(of: contents) }
}
