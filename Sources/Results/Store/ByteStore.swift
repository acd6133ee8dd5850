public import SystemPackage

/// Bytes by the fingerprint of everything that determines them, in a folder: what work units share
/// (trained models), and how far unfinished work has come.
///
/// Entries are written in one step and verified as those of a ``ResultStore``; one that is not what was
/// written is moved into `corrupt` and counts as missing. Unlike results, whose tables are small, entries
/// are given up when there are too many of them: those not used for longest first.
///
///     offset  bytes
///          0      8  "FolioByt"
///          8     32  the key the entry stands under
///         40     32  SHA-256 of the contents
///         72      …  contents
public struct ByteStore: Sendable {
  private static let magic = Array("FolioByt".utf8)
  private static let headerSize = 72
  private static let suffix = ".bytes"

  /// The folder, which need not exist: the first entry makes it.
  public let folder: FilePath

  /// The store in a folder.
  public init(at folder: FilePath) {
    self.folder = folder
  }

  /// The bytes under a key, or nil where there are none that are whole; notes that they were used.
  ///
  /// - Throws: ``ResultStoreError`` where an entry is there but cannot be read.
  public func bytes(for key: Fingerprint) throws(ResultStoreError) -> [UInt8]? {
    let path = path(of: key)
    let entry: [UInt8]
    do {
      guard let contents = try FileSystem.readIfPresent(path) else { return nil }
      entry = contents
    } catch {
      throw ResultStoreError(error, store: folder)
    }
    guard let bytes = Self.contents(of: entry, key: key) else {
      setAside(path, key)
      return nil
    }
    SystemCalls.noteUse(of: path)
    return bytes
  }

  /// Whether there is an entry under a key; its contents are not read.
  public func contains(_ key: Fingerprint) -> Bool {
    FileSystem.exists(path(of: key))
  }

  /// Stores bytes under a key, in one step; an entry that stands there is replaced.
  ///
  /// - Throws: ``ResultStoreError`` where the entry cannot be written; nothing of it remains then.
  public func store(_ bytes: [UInt8], for key: Fingerprint) throws(ResultStoreError) {
    do {
      let header = Self.magic + key.bytes + Fingerprint(of: bytes).bytes
      try FileSystem.write(header + bytes, to: path(of: key))
    } catch {
      throw ResultStoreError(error, store: folder)
    }
  }

  /// Removes the entry under a key, if there is one.
  public func remove(_ key: Fingerprint) throws(ResultStoreError) {
    do {
      try FileSystem.remove(path(of: key))
    } catch {
      throw ResultStoreError(error, store: folder)
    }
  }

  /// Removes entries, those not used for longest first, until the others fit into `limit` bytes.
  ///
  /// What was damaged goes first. Others may be using the store.
  public func prune(toAtMost limit: Int) throws(ResultStoreError) {
    do {
      try FileSystem.remove(folder.appending("corrupt"))
      var entries = try self.entries()
      var total = entries.reduce(0) { $0 + $1.size }
      entries.sort { ($0.lastUse, $0.path.string) < ($1.lastUse, $1.path.string) }
      for entry in entries where total > limit {
        try FileSystem.remove(entry.path)
        total -= entry.size
      }
    } catch {
      throw ResultStoreError(error, store: folder)
    }
  }

  /// The file of an entry.
  package func path(of key: Fingerprint) -> FilePath {
    let digits = key.hexadecimal
    return folder.appending(String(digits.prefix(2)))
      .appending(digits.dropFirst(2) + Self.suffix)
  }

  /// The contents of an entry, or nil where it is not what was written under the key.
  private static func contents(of entry: [UInt8], key: Fingerprint) -> [UInt8]? {
    let isOurs =
      entry.count >= headerSize && entry.starts(with: magic)
      && entry[magic.count..<40].elementsEqual(key.bytes)
    guard isOurs else { return nil }
    let contents = Array(entry[headerSize...])
    return entry[40..<headerSize].elementsEqual(Fingerprint(of: contents).bytes) ? contents : nil
  }

  private func entries() throws(FileError) -> [(path: FilePath, size: Int, lastUse: Int)] {
    guard try FileSystem.kind(at: folder) != nil else { return [] }
    var entries: [(path: FilePath, size: Int, lastUse: Int)] = []
    for fan in try FileSystem.names(in: folder) where fan.utf8.count == 2 {
      for name in try FileSystem.names(in: folder.appending(fan)) {
        let path = folder.appending(fan).appending(name)
        // Gone in the meantime: someone else is pruning too.
        guard let size = try FileSystem.size(of: path), name.hasSuffix(Self.suffix) else {
          continue
        }
        entries.append((path, size, SystemCalls.lastChange(of: path) ?? 0))
      }
    }
    return entries
  }

  private func setAside(_ path: FilePath, _ key: Fingerprint) {
    let aside = folder.appending("corrupt")
    try? FileSystem.createFolders(at: aside)
    try? FileSystem.move(path, to: aside.appending(key.hexadecimal + Self.suffix))
  }
}
