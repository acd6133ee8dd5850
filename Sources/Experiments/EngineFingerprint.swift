/// The engine sources that a simulation or a shared computation depends on, with their digests, taken when the engine was
/// built.
///
/// The plugin of this target finds the sources by itself: from the file of a simulation it follows
/// every name to the files that declare it. Editing one of them changes the keys of all results
/// that depend on it, and of no others.
public struct EngineFingerprint: Sendable, Hashable {
  /// The SHA-256 of each source in hexadecimal, by its path below `Sources/`.
  public let digests: [String: String]

  /// A fingerprint made of the digests of sources.
  public init(digests: [String: String]) {
    self.digests = digests
  }

  /// The fingerprint of a simulation or a shared computation of this engine, or nil where no source registers that name.
  public init?(ofSimulation name: String) {
    guard let paths = Self.sourcePaths[name] else { return nil }
    var digests: [String: String] = [:]
    for path in paths { digests[path] = Self.sources[path] }
    self.digests = digests
  }
}
