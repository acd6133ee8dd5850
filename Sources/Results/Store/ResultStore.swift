public import SystemPackage

/// Result tables by the fingerprint of everything that determines them, in a folder.
///
/// Each entry is a file of its own, `ab/cdef….table`, fanned out over 256 folders by the first byte of
/// its key. A file is written under another name and renamed, so that an entry is there whole or not
/// at all: killed builds and builds running at the same time, on one machine or on several that share
/// the folder, leave only whole entries, and of two who write the same key one wins with the same
/// contents. Files rather than appended segments, because they need no index to be kept right between
/// processes, no compaction, and one `open` answers whether a result exists.
///
/// Nothing is waited for on the device. After a power failure an entry may be torn, as any file may;
/// its digest tells, and it is computed again.
public struct ResultStore: Sendable {
  /// What the store has under a key.
  public enum Lookup: Sendable, Hashable {
    /// The table, whose digest was right.
    case found(Table)
    /// Nothing.
    case missing
    /// An entry that is not what was written; it has been put aside and counts as missing.
    case corrupt(TableDecodingError)
  }

  /// The folder, `.folio/store`, which need not exist: the first entry makes it.
  public let folder: FilePath

  /// The store in a folder.
  public init(at folder: FilePath) {
    self.folder = folder
  }

  /// Looks up a key, reading and verifying the entry.
  ///
  /// - Throws: ``ResultStoreError`` where the entry is there but cannot be read.
  public func lookUp(_ key: Fingerprint) throws(ResultStoreError) -> Lookup {
    let path = path(of: key)
    let bytes: [UInt8]
    do {
      guard let contents = try FileSystem.readIfPresent(path) else { return .missing }
      bytes = contents
    } catch {
      throw ResultStoreError(error, store: folder)
    }
    do {
      return .found(try TableCoding.table(from: bytes, key: key))
    } catch {
      setAside(path, key)
      return .corrupt(error)
    }
  }

  /// The table under a key, or nil where there is none that is whole.
  public func table(for key: Fingerprint) throws(ResultStoreError) -> Table? {
    guard case .found(let table) = try lookUp(key) else { return nil }
    return table
  }

  /// Whether there is an entry under a key; its contents are not read.
  public func contains(_ key: Fingerprint) -> Bool {
    FileSystem.exists(path(of: key))
  }

  /// Stores a table under a key, in one step; an entry that stands there is replaced.
  ///
  /// - Throws: ``ResultStoreError`` where the entry cannot be written; nothing of it remains then.
  public func store(_ table: Table, for key: Fingerprint) throws(ResultStoreError) {
    do {
      try FileSystem.write(TableCoding.bytes(of: table, key: key), to: path(of: key))
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

  /// Removes the whole folder.
  public func removeAll() throws(ResultStoreError) {
    do {
      try FileSystem.remove(folder)
    } catch {
      throw ResultStoreError(error, store: folder)
    }
  }

  /// The keys of all entries, sorted.
  public func keys() throws(ResultStoreError) -> [Fingerprint] {
    do {
      guard try FileSystem.kind(at: folder) != nil else { return [] }
      var keys: [Fingerprint] = []
      for fan in try FileSystem.names(in: folder) where fan.utf8.count == 2 {
        for name in try FileSystem.names(in: folder.appending(fan)) where name.hasSuffix(suffix) {
          if let key = Fingerprint(hexadecimal: fan + name.dropLast(suffix.count)) {
            keys.append(key)
          }
        }
      }
      return keys
    } catch {
      throw ResultStoreError(error, store: folder)
    }
  }

  /// Removes the entries whose keys are not wanted, one of the 256 folders after the other: no more than the
  /// names of one folder are held.
  ///
  /// - Parameter isTrial: Whether they are only counted.
  /// - Returns: How many entries those are, and their bytes.
  public func removeEntries(
    isTrial: Bool, unless isWanted: (Fingerprint) -> Bool
  ) throws(ResultStoreError) -> (files: Int, bytes: Int) {
    do {
      guard try FileSystem.kind(at: folder) != nil else { return (0, 0) }
      var total = (files: 0, bytes: 0)
      for fan in try FileSystem.names(in: folder) where fan.utf8.count == 2 {
        let path = folder.appending(fan)
        for name in try FileSystem.names(in: path) where name.hasSuffix(suffix) {
          guard let key = Fingerprint(hexadecimal: fan + name.dropLast(suffix.count)),
            !isWanted(key)
          else { continue }
          let entry = path.appending(name)
          // Gone in the meantime: someone else is cleaning too.
          guard let size = try FileSystem.size(of: entry) else { continue }
          if !isTrial { try FileSystem.remove(entry) }
          total = (total.files + 1, total.bytes + size)
        }
      }
      return total
    } catch {
      throw ResultStoreError(error, store: folder)
    }
  }

  /// The file of an entry.
  package func path(of key: Fingerprint) -> FilePath {
    let digits = key.hexadecimal
    return folder.appending(String(digits.prefix(2))).appending(digits.dropFirst(2) + suffix)
  }

  /// Moves what is not an entry out of the way, for whoever wants to look at it; where that cannot be
  /// done (a read-only folder) it stays, and is found corrupt again.
  private func setAside(_ path: FilePath, _ key: Fingerprint) {
    let aside = folder.appending("corrupt")
    try? FileSystem.createFolders(at: aside)
    try? FileSystem.move(path, to: aside.appending(key.hexadecimal + suffix))
  }

  private var suffix: String { ".table" }
}
