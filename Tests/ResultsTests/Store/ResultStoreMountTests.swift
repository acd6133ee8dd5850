import Results
import SystemPackage
import Testing

#if canImport(Glibc)
  import Glibc

  /// What the store says on file systems that refuse, mounted for the purpose; this needs the right
  /// to mount, without which the tests are skipped.
  @Suite(.serialized, .enabled(if: MountedFolder.isPossible, "mounting needs root"))
  struct ResultStoreMountTests {
    private let key = Fingerprint(of: "key")

    @Test func `a full disk is called so and leaves nothing behind`() throws {
      try MountedFolder.with(options: "size=64k") { folder in
        let store = ResultStore(at: folder.appending("store"))
        let small = Table([Column("x", .integers([1]))])
        try store.store(small, for: key)
        let large = Table([Column("x", .numbers(Array(repeating: 1, count: 20_000)))])
        let other = Fingerprint(of: "other")
        let error = thrown(ResultStoreError.self) { try store.store(large, for: other) }
        #expect(error == .diskFull(store: store.folder.string))
        #expect(try store.keys() == [key])
        let fan = store.folder.appending(String(other.hexadecimal.prefix(2)))
        #expect(try FileSystem.exists(fan) ? FileSystem.names(in: fan) == [] : true)
        #expect(try store.lookUp(key) == .found(small))
      }
    }

    @Test func `a read-only file system is called so and still read`() throws {
      try MountedFolder.with(options: "size=1m") { folder in
        let store = ResultStore(at: folder.appending("store"))
        let table = Table([Column("x", .integers([1]))])
        try store.store(table, for: key)
        let other = Fingerprint(of: "other")
        try FileSystem.write("not a table", to: store.folder.appending("\(Self.file(of: other))"))
        MountedFolder.makeReadOnly(folder)
        let error = thrown(ResultStoreError.self) { try store.store(table, for: key) }
        #expect(error == .readOnly(store: store.folder.string))
        #expect(thrown(ResultStoreError.self) { try store.remove(key) } == error)
        #expect(try store.lookUp(key) == .found(table))
        #expect(try store.lookUp(other) == .corrupt(.truncated))
      }
    }

    private static func file(of key: Fingerprint) -> String {
      "\(key.hexadecimal.prefix(2))/\(key.hexadecimal.dropFirst(2)).table"
    }
  }

  /// A folder on a file system in memory of its own.
  private enum MountedFolder {
    static let isPossible: Bool = {
      (try? withTemporaryFolder { folder in
        guard mount("none", folder.string, "tmpfs", 0, "size=64k") == 0 else { return false }
        return umount(folder.string) == 0
      }) ?? false
    }()

    static func with(options: String, _ body: (FilePath) throws -> Void) throws {
      try withTemporaryFolder { folder in
        try #require(mount("none", folder.string, "tmpfs", 0, options) == 0)
        defer { umount(folder.string) }
        try body(folder)
      }
    }

    static func makeReadOnly(_ folder: FilePath) {
      let flags = UInt(MS_REMOUNT) | UInt(MS_RDONLY)
      #expect(mount("none", folder.string, "tmpfs", flags, nil) == 0)
    }
  }
#endif
