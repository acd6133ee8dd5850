import Results
import SystemPackage
import Testing

struct RunHistoryTests {
  @Test func `the last run of each item is remembered`() throws {
    try withTemporaryFolder { folder in
      let history = RunHistory(at: folder.appending("history"))
      #expect(history.lastRun(of: "time-to-gain") == nil)
      let run = RunHistory.Run(.succeeded, seconds: 1.5, key: Fingerprint(of: "k"))
      try history.record(.init(.failed, seconds: 2, message: "it broke"), of: "time-to-gain")
      try history.record(run, of: "time-to-gain")
      try history.record(.init(.interrupted, seconds: .nan), of: "../é/any text")
      #expect(history.lastRun(of: "time-to-gain") == run)
      #expect(history.lastRun(of: "../é/any text") == .init(.interrupted, seconds: 0))
      #expect(try FileSystem.names(in: folder) == ["history"])
      try history.removeAll()
      #expect(history.lastRun(of: "time-to-gain") == nil)
    }
  }

  @Test func `an entry that cannot be read counts as never run`() throws {
    try withTemporaryFolder { folder in
      let history = RunHistory(at: folder)
      try history.record(.init(.succeeded, seconds: 1), of: "a")
      let name = try #require(FileSystem.names(in: folder).first)
      let path = folder.appending(name)
      let bytes = try FileSystem.read(path)
      for count in bytes.indices {
        try FileSystem.write(bytes[..<count], to: path)
        #expect(history.lastRun(of: "a") == nil)
      }
      try FileSystem.write(
        "{\"item\":\"a\",\"run\":{\"outcome\":\"succeeded\",\"seconds\":-1}}", to: path)
      #expect(history.lastRun(of: "a") == nil)
      try FileSystem.write(
        "{\"item\":\"b\",\"run\":{\"outcome\":\"succeeded\",\"seconds\":1}}", to: path)
      #expect(history.lastRun(of: "a") == nil)
    }
  }

  @Test func `a folder that cannot be written is told`() throws {
    try withTemporaryFolder { folder in
      try FileSystem.write("", to: folder.appending("file"))
      let history = RunHistory(at: folder.appending("file/history"))
      let error = thrown(FileError.self) { try history.record(.init(.failed, seconds: 1), of: "a") }
      #expect(error?.reason == .notFolder)
      #expect(history.lastRun(of: "a") == nil)
    }
  }
}
