import Results
import SystemPackage
import Testing

#if canImport(Glibc)
  import Glibc
#endif

struct FileSystemTests {
  @Test func `written bytes read back and nothing else stays in the folder`() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending("a/b/c.txt")
      try FileSystem.write("first", to: path)
      try FileSystem.write("second ∞", to: path, isDurable: true)
      #expect(try FileSystem.read(path) == Array("second ∞".utf8))
      #expect(try FileSystem.names(in: folder.appending("a/b")) == ["c.txt"])
      #expect(try FileSystem.size(of: path) == 10)
    }
  }

  @Test func `names come sorted by their scalars`() throws {
    try withTemporaryFolder { folder in
      for name in ["b", "a", "Z", "é", "a1", "a10", "a2"] {
        try FileSystem.write("", to: folder.appending(name))
      }
      #expect(try FileSystem.names(in: folder) == ["Z", "a", "a1", "a10", "a2", "b", "é"])
    }
  }

  @Test func `what stands at a path is told apart`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending("file")
      try FileSystem.write("", to: file)
      let link = folder.appending("link")
      #expect(symlink("file", link.string) == 0)
      #expect(try FileSystem.kind(at: file) == .file)
      #expect(try FileSystem.kind(at: folder) == .folder)
      #expect(try FileSystem.kind(at: link) == .file)
      #expect(try FileSystem.kind(at: link, followingLinks: false) == .symbolicLink)
      #expect(try FileSystem.kind(at: "/dev/null") == .other)
      #expect(try FileSystem.kind(at: folder.appending("none")) == nil)
      #expect(try FileSystem.readIfPresent(folder.appending("none")) == nil)
    }
  }

  @Test func `removing a folder leaves what its links lead to`() throws {
    try withTemporaryFolder { folder in
      let kept = folder.appending("kept/file")
      try FileSystem.write("stays", to: kept)
      try FileSystem.write("goes", to: folder.appending("gone/deep/file"))
      #expect(symlink("../kept", folder.appending("gone/link").string) == 0)
      try FileSystem.remove(folder.appending("gone"))
      try FileSystem.remove(folder.appending("gone"))
      #expect(try FileSystem.names(in: folder) == ["kept"])
      #expect(FileSystem.exists(kept))
    }
  }

  @Test func `a folder takes the place of another whole`() throws {
    try withTemporaryFolder { folder in
      let target = folder.appending("Output")
      let first = folder.appending("first")
      try FileSystem.write("1", to: first.appending("old"))
      try FileSystem.replaceFolder(at: target, with: first)
      #expect(try FileSystem.names(in: target) == ["old"])
      let second = folder.appending("second")
      try FileSystem.write("2", to: second.appending("new"))
      try FileSystem.replaceFolder(at: target, with: second)
      #expect(try FileSystem.names(in: target) == ["new"])
      #expect(try FileSystem.names(in: folder) == ["Output"])
    }
  }

  @Test func `errors name the path and the reason`() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending("file")
      try FileSystem.write("", to: file)
      let below = file.appending("below")
      #expect(thrown(FileError.self) { try FileSystem.write("", to: below) }?.reason == .notFolder)
      #expect(
        thrown(FileError.self) { try FileSystem.write("", to: below) }?.description
          == "cannot write ‘\(below)’: a part of the path is not a folder")
      #expect(thrown(FileError.self) { _ = try FileSystem.read(below) }?.reason == .notFolder)
      #expect(thrown(FileError.self) { _ = try FileSystem.read(folder) }?.reason == .isFolder)
      #expect(
        thrown(FileError.self) { _ = try FileSystem.names(in: folder.appending("none")) }?
          .description == "cannot list ‘\(folder)/none’: there is no such file or folder")
      #expect(
        thrown(FileError.self) { try FileSystem.createFolders(at: file) }?.description
          == "cannot create the folder ‘\(file)’: it exists already")
      let long = folder.appending(String(repeating: "n", count: 300))
      #expect(thrown(FileError.self) { try FileSystem.write("", to: long) }?.reason == .nameTooLong)
      let folderAtTarget = folder.appending("folder")
      try FileSystem.createFolders(at: folderAtTarget)
      let error = thrown(FileError.self) { try FileSystem.write("", to: folderAtTarget) }
      #expect(error?.reason == .isFolder)
      #expect(try FileSystem.names(in: folder) == ["file", "folder"])
    }
  }

  @Test(arguments: [
    (Errno.noSpace, "the disk is full"), (.diskQuotaExceeded, "the disk quota is used up"),
    (.ioError, "the device reports an input/output error"),
    (.readOnlyFileSystem, "the file system is read-only"),
    (.permissionDenied, "permission denied"), (.notPermitted, "permission denied"),
    (.tooManyOpenFiles, "too many files are open"), (.directoryNotEmpty, "the folder is not empty"),
    (.tooManySymbolicLinkLevels, "too many symbolic links"),
    (Errno(rawValue: 999), "error number 999"),
  ])
  func `numbers of the system are put into words`(number: Errno, words: String) {
    #expect(FileError(.write, "x", number).description == "cannot write ‘x’: \(words)")
  }

  @Test func `a full device is a full disk`() throws {
    try #require(FileSystem.exists("/dev/full"))
    let device = try FileDescriptor.open("/dev/full", .writeOnly)
    defer { try? device.close() }
    let error = thrown(Errno.self) { try device.writeAll([1]) }
    #expect(error.map(FileError.Reason.init) == .diskFull)
  }
}
