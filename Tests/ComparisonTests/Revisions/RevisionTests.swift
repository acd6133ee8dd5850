import Comparison
import Glibc
import Testing

struct RevisionTests {
  /// A repository with hostile file names, committed.
  private func repository() throws -> ReportRepository {
    let repository = try ReportRepository()
    try repository.write(Array("plain".utf8), to: "Output/data/a.csv")
    try repository.write(Array("odd".utf8), to: "Output/data/line\nend \u{1B}[31m ‘ü’.csv")
    try repository.write(Array("deep".utf8), to: "Output/x/y/z/d")
    symlink("/etc/hostname", repository.root + "/Output/link")
    symlink("data", repository.root + "/Output/folder-link")
    try repository.commit()
    return repository
  }

  @Test func `A commit and the files on disk read alike`() throws {
    let repository = try repository()
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    let revisions: [any Revision] = [
      try git.revision("HEAD"), WorkingTree(root: repository.root),
    ]
    for revision in revisions {
      #expect(try revision.read("Output/data/a.csv") == Array("plain".utf8))
      #expect(
        try revision.read("Output/data/line\nend \u{1B}[31m ‘ü’.csv") == Array("odd".utf8))
      #expect(
        try revision.list("Output") == [
          "Output/data/a.csv", "Output/data/line\nend \u{1B}[31m ‘ü’.csv", "Output/x/y/z/d",
        ])
      #expect(try revision.list("Output/none") == [])
      #expect(try revision.list("Output/folder-link") == [])
      for path in [
        "Output/link", "Output/data", "Output/none", "../x", "/etc/hostname", "Output//data/a.csv",
        "Output/./data/a.csv", "", "Output/data/a.csv/x", "Output/folder-link/a.csv",
      ] {
        #expect(try revision.read(path) == nil, "\(revision.name): \(path)")
      }
    }
  }

  @Test func `A pipe on disk is no file and blocks nobody`() throws {
    let repository = try ReportRepository()
    mkfifo(repository.root + "/pipe", 0o600)
    #expect(try WorkingTree(root: repository.root).read("pipe") == nil)
  }

  @Test func `A large file arrives whole`() throws {
    let repository = try ReportRepository()
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    try repository.write(bytes, to: "large")
    try repository.commit()
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    let revision = try git.revision("HEAD")
    #expect(try revision.read("large") == bytes)
    #expect(try WorkingTree(root: repository.root).read("large") == bytes)
    #expect(try revision.read("large") == bytes)
  }

  @Test func `A report in a folder of a larger repository is found`() throws {
    let repository = try ReportRepository()
    try repository.write(Array("inner".utf8), to: "paper one/Output/x")
    try repository.write(Array("outer".utf8), to: "Output/x")
    try repository.commit()
    let git = try GitRepository(
      root: repository.root + "/paper one", environment: repository.environment)
    #expect(try git.revision("HEAD").read("Output/x") == Array("inner".utf8))
  }

  @Test func `A bare repository and SHA-256 names are read too`() throws {
    let origin = try ReportRepository(isRepository: false)
    try origin.git("init", "-q", "-b", "main", "--object-format=sha256", ".")
    try origin.write(Array("text".utf8), to: "Output/x")
    try origin.commit()
    let bare = try ReportRepository(isRepository: false)
    try bare.git("clone", "-q", "--bare", origin.root, ".")
    let git = try GitRepository(root: bare.root, environment: bare.environment)
    #expect(try git.revision("main").read("Output/x") == Array("text".utf8))
    #expect(try git.revision("main").commit.count == 64)
  }
}
