import Results
import SystemPackage
import TestSupport
import Testing

struct ResultStoreTests {
  private let key = Fingerprint(of: "key")
  private let table = Table([
    Column("t", .numbers([0.1, .nan, -0.0])), Column("n", .integers([1, .min, .max])),
    Column("ok", .booleans([true, nil, false])), Column("family", .strings(["é", nil, ""])),
  ])

  @Test func `a stored table is found under its key and no other`() throws {
    try withTemporaryFolder { folder in
      let store = ResultStore(at: folder.appending(".folio/store"))
      #expect(try store.lookUp(key) == .missing)
      #expect(!store.contains(key))
      try store.store(table, for: key)
      #expect(try store.lookUp(key) == .found(table))
      #expect(store.contains(key))
      #expect(try store.table(for: Fingerprint(of: "other")) == nil)
      #expect(try store.keys() == [key])
      let replaced = Table([Column("t", .integers([]))])
      try store.store(replaced, for: key)
      #expect(try store.table(for: key) == replaced)
      try store.remove(key)
      try store.remove(key)
      #expect(try store.lookUp(key) == .missing)
      try store.removeAll()
      #expect(!FileSystem.exists(store.folder))
      #expect(try store.keys() == [])
    }
  }

  @Test func `entries that are not wanted are removed, or counted, and the others stay`() throws {
    try withTemporaryFolder { folder in
      let store = ResultStore(at: folder)
      let keys = (0..<40).map { Fingerprint(of: "\($0)") }
      for key in keys { try store.store(table, for: key) }
      let wanted = Set(keys.prefix(10))
      let size = try #require(try FileSystem.size(of: store.path(of: keys[0])))
      let counted = try store.removeEntries(isTrial: true) { wanted.contains($0) }
      #expect(counted.files == 30 && counted.bytes == 30 * size)
      #expect(try store.keys().count == 40)
      let removed = try store.removeEntries(isTrial: false) { wanted.contains($0) }
      #expect(removed == counted)
      #expect(try Set(store.keys()) == wanted)
    }
  }

  @Test func `an entry has the same bytes wherever it is written`() {
    #expect(
      Fingerprint(of: TableCoding.bytes(of: table, key: key)).hexadecimal
        == "8b72dbe8a19babba5562ee8b27b10f09bbf3146471e96e7a5a2e01422a51846c")
    let payload = Table([Column("t", .numbers([Double(nan: 7, signaling: false)]))])
    let missing = Table([Column("t", .numbers([.nan]))])
    #expect(TableCoding.bytes(of: payload, key: key) == TableCoding.bytes(of: missing, key: key))
  }

  @Test func `an entry cut off at any byte is corrupt, put aside and missing`() throws {
    try withTemporaryFolder { folder in
      let store = ResultStore(at: folder)
      let bytes = TableCoding.bytes(of: table, key: key)
      for count in bytes.indices {
        try FileSystem.write(bytes[..<count], to: store.path(of: key))
        let error: TableDecodingError = count < TableCoding.headerSize ? .truncated : .wrongDigest
        #expect(try store.lookUp(key) == .corrupt(error))
        #expect(try store.lookUp(key) == .missing)
      }
      #expect(try FileSystem.names(in: folder.appending("corrupt")).count == 1)
      try store.store(table, for: key)
      #expect(try store.lookUp(key) == .found(table))
      #expect(try store.keys() == [key])
    }
  }

  @Test func `a flipped bit anywhere is noticed`() throws {
    let bytes = TableCoding.bytes(of: table, key: key)
    for index in bytes.indices {
      for bit in 0..<8 {
        var flipped = bytes
        flipped[index] ^= 1 << bit
        #expect(throws: TableDecodingError.self) {
          try TableCoding.table(from: flipped, key: key)
        }
      }
    }
    #expect(throws: TableDecodingError.wrongDigest) {
      try TableCoding.table(from: bytes + [0], key: key)
    }
    #expect(throws: TableDecodingError.otherKey) {
      try TableCoding.table(from: bytes, key: Fingerprint(of: "other"))
    }
    #expect(throws: TableDecodingError.notATable) {
      try TableCoding.table(from: Array(repeating: 0, count: 100), key: key)
    }
  }

  @Test func `contents with a right digest that make no table never crash the reader`() {
    var random = SeededGenerator(seed: 6)
    let contents = Array(TableCoding.bytes(of: table, key: key).dropFirst(TableCoding.headerSize))
    for _ in 0..<3000 {
      var damaged = contents
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        damaged[Int.random(in: damaged.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      _ = try? TableCoding.table(from: TableCoding.entry(damaged, key: key), key: key)
    }
    #expect(throws: TableDecodingError.malformed) {
      let huge: [UInt8] = [1, 0, 0, 0] + Array(repeating: 255, count: 8) + [2, 0, 0, 0, 0]
      return try TableCoding.table(from: TableCoding.entry(huge, key: key), key: key)
    }
  }

  @Test func `entries of every shape come back`() throws {
    for table in [
      Table([]), Table([Column("a", .integers([]))]),
      Table([Column("", .strings(["", nil, "\0"]))]),
      Table([Column("x", .numbers(Array(repeating: 0.5, count: 10_000)))]),
    ] {
      let bytes = TableCoding.bytes(of: table, key: key)
      #expect(try TableCoding.table(from: bytes, key: key) == table)
    }
  }

  @Test func `a file where the folder should be is told, for reading and writing`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending("file")
      try FileSystem.write("", to: file)
      let store = ResultStore(at: file.appending("store"))
      let message = thrown(ResultStoreError.self) { try store.store(table, for: key) }?.description
      #expect(
        message?.hasPrefix("the result store ‘\(file)/store’ cannot be used: cannot write ‘")
          == true)
      #expect(message?.hasSuffix(".table’: a part of the path is not a folder") == true)
      #expect(thrown(ResultStoreError.self) { _ = try store.lookUp(key) } != nil)
    }
  }

  @Test(arguments: [
    (Errno.noSpace, "the result store ‘s’ cannot be written: the disk is full"),
    (.diskQuotaExceeded, "the result store ‘s’ cannot be written: the disk quota is used up"),
    (.readOnlyFileSystem, "the result store ‘s’ cannot be written: the file system is read-only"),
    (.permissionDenied, "the result store ‘s’ cannot be used: permission denied for ‘s/e’"),
    (
      .ioError,
      "the result store ‘s’ cannot be used: the device reports an input/output error for ‘s/e’"
    ),
    (
      .tooManyOpenFiles,
      "the result store ‘s’ cannot be used: cannot write ‘s/e’: too many files are open"
    ),
  ])
  func `what the system refuses is said in words`(number: Errno, message: String) {
    let error = ResultStoreError(FileError(.write, "s/e", number), store: "s")
    #expect(error.description == message)
  }

  @Test func `many tasks that write and read the same keys see whole entries only`() async throws {
    let folder = FileSystem.temporaryPath(beside: systemTemporaryFolder.appending("folio-store"))
    defer { try? FileSystem.remove(folder) }
    let store = ResultStore(at: folder)
    let keys = (0..<4).map { Fingerprint(of: "\($0)") }
    let table = table
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for round in 0..<20 {
            let key = keys[(task + round) % keys.count]
            try store.store(table, for: key)
            #expect(try store.lookUp(key) == .found(table))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.keys() == keys.sorted())
    for fan in try FileSystem.names(in: folder) {
      #expect(try FileSystem.names(in: folder.appending(fan)).allSatisfy { $0.hasSuffix(".table") })
    }
  }
}
