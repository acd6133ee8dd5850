import FoundationEssentials
public import SystemPackage

/// How each item's last run went, for listings; never a part of results.
///
/// Each item has a file of its own in the folder, written in one step, so that builds running at the
/// same time never lose each other's entries. What cannot be read counts as never run.
public struct RunHistory: Sendable {
  /// How a run ended.
  public enum Outcome: String, Sendable, Hashable, Codable {
    /// With a result.
    case succeeded
    /// With an error.
    case failed
    /// Before its end, by the user.
    case interrupted
  }

  /// The last run of an item.
  public struct Run: Sendable, Hashable, Codable {
    /// How it ended.
    public var outcome: Outcome
    /// How long it took, in seconds of wall time.
    public var seconds: Double
    /// The key of the result it made or failed to make.
    public var key: Fingerprint?
    /// For a failed run: the error, in one sentence.
    public var message: String?

    /// A run.
    public init(
      _ outcome: Outcome, seconds: Double, key: Fingerprint? = nil, message: String? = nil
    ) {
      self.outcome = outcome
      self.seconds = seconds.isFinite ? max(0, seconds) : 0
      self.key = key
      self.message = message
    }
  }

  /// The folder, `.folio/history`, which need not exist.
  public let folder: FilePath

  /// The history in a folder.
  public init(at folder: FilePath) {
    self.folder = folder
  }

  /// The last run of an item, or nil where none is known.
  public func lastRun(of item: String) -> Run? {
    guard let bytes = SealedFile.contents(of: path(of: item)),
      let entry = try? JSONDecoder().decode(Entry.self, from: Data(bytes)), entry.item == item,
      entry.run.seconds.isFinite, entry.run.seconds >= 0
    else { return nil }
    return entry.run
  }

  /// Notes the last run of an item.
  public func record(_ run: Run, of item: String) throws(FileError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(Entry(item: item, run: run)) else {
      preconditionFailure("a run lasts a finite number of seconds")
    }
    try SealedFile.write(Array(data), to: path(of: item))
  }

  /// Forgets everything.
  public func removeAll() throws(FileError) {
    try FileSystem.remove(folder)
  }

  private struct Entry: Codable {
    var item: String
    var run: Run
  }

  /// The file of an item; its name is a digest, so that any text may be an item's name.
  private func path(of item: String) -> FilePath {
    folder.appending(String(Fingerprint(of: item).hexadecimal.prefix(32)) + ".json")
  }
}
