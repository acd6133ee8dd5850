import Results
import SystemPackage
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct ByteStoreTests {
  private let key = Fingerprint(of: "key")

  @Test func `gives back what was stored, also nothing at all`() throws {
    try withTemporaryFolder { folder in
      let store = ByteStore(at: folder.appending("shared"))
      for bytes in [[], [1, 2, 3], [UInt8](repeating: 7, count: 100_000)] {
        try store.store(bytes, for: key)
        #expect(try store.bytes(for: key) == bytes)
        #expect(store.contains(key))
      }
      try store.remove(key)
      #expect(try store.bytes(for: key) == nil)
      #expect(!store.contains(key))
    }
  }

  @Test func `every bit of an entry is watched`() throws {
    try withTemporaryFolder { folder in
      let store = ByteStore(at: folder.appending("shared"))
      try store.store([1, 2, 3, 4], for: key)
      let path = store.path(of: key)
      let whole = try FileSystem.read(path)
      for place in whole.indices {
        var damaged = whole
        damaged[place] ^= 0x10
        try FileSystem.write(damaged, to: path)
        #expect(try store.bytes(for: key) == nil, "byte \(place)")
        #expect(!store.contains(key))
      }
      for length in whole.indices {
        try FileSystem.write(Array(whole.prefix(length)), to: path)
        #expect(try store.bytes(for: key) == nil, "cut to \(length)")
      }
    }
  }

  @Test func `an entry under another key is none`() throws {
    try withTemporaryFolder { folder in
      let store = ByteStore(at: folder.appending("shared"))
      try store.store([1], for: key)
      let other = Fingerprint(of: "other")
      try FileSystem.write(FileSystem.read(store.path(of: key)), to: store.path(of: other))
      #expect(try store.bytes(for: other) == nil)
    }
  }

  @Test func `gives up what was not used for longest`() throws {
    try withTemporaryFolder { folder in
      let store = ByteStore(at: folder.appending("shared"))
      let keys = (0..<4).map { Fingerprint(of: "\($0)") }
      for key in keys {
        try store.store([UInt8](repeating: 0, count: 1000), for: key)
        usleep(20_000)  // File systems tell times in ticks.
      }
      _ = try store.bytes(for: keys[0])
      try store.prune(toAtMost: 3 * 1072)
      #expect(keys.map(store.contains) == [true, false, true, true])
      try store.prune(toAtMost: 1072)
      #expect(keys.map(store.contains) == [true, false, false, false])
      try store.prune(toAtMost: 0)
      #expect(!store.contains(keys[0]))
    }
  }
}
