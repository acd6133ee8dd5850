import Comparison
import Testing

struct GitRepositoryTests {
  @Test func `A folder outside any repository is named`() throws {
    let folder = try ReportRepository(isRepository: false)
    #expect(folder.error() == .notARepository(folder.root))
  }

  @Test func `A missing git is said to be missing`() throws {
    let repository = try ReportRepository()
    #expect(repository.error(environment: ["PATH": "/nowhere:relative:"]) == .gitAbsent)
  }

  @Test func `A repository without commits says so`() throws {
    #expect(try ReportRepository().error() == .emptyHistory)
  }

  @Test func `A misspelt branch is answered with the nearest one and its suffix`() throws {
    let repository = try ReportRepository()
    try repository.commit()
    #expect(repository.error("mian~3") == .unknownRevision("mian~3", nearest: "main~3"))
    #expect(repository.error("HAED") == .unknownRevision("HAED", nearest: "HEAD"))
    #expect(repository.error("main~3") == .unknownRevision("main~3", nearest: nil))
    #expect(
      repository.error("quite-other") == .unknownRevision("quite-other", nearest: nil))
  }

  @Test(arguments: [
    "--upload-pack=touch x", "-h", "main\nmain", "main\u{0}", "", "^main", ":/nothing", "a b",
    "main:Output", "main^{tree}",
  ])
  func `A hostile name is an unknown one`(name: String) throws {
    let repository = try ReportRepository()
    try repository.commit()
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    let error = #expect(throws: ComparisonError.self) { try git.revision(name) }
    guard case .unknownRevision(name, _) = error else {
      Issue.record("not an unknown revision: \(String(describing: error))")
      return
    }
    // The process is still in step with its questions.
    #expect(try git.revision("main").name.hasPrefix("main ("))
  }

  @Test func `A commit may be named by its first digits`() throws {
    let repository = try ReportRepository()
    try repository.commit()
    let commit = try repository.git("rev-parse", "HEAD")
    let git = try GitRepository(root: repository.root, environment: repository.environment)
    #expect(try git.revision(String(commit.prefix(12))).name == String(commit.prefix(8)))
    #expect(try git.revision(commit).commit == commit)
  }

  @Test func `A name beyond a shallow clone's history is told apart from a wrong one`() throws {
    let origin = try ReportRepository()
    for _ in 0..<3 { try origin.commit() }
    let clone = try ReportRepository(isRepository: false)
    try clone.git("clone", "-q", "--depth", "1", "file://\(origin.root)", ".")
    #expect(clone.error("HEAD~1") == .shallowHistory("HEAD~1"))
    #expect(origin.error("HEAD~9") == .unknownRevision("HEAD~9", nearest: nil))
  }

  @Test func `A partial clone is not completed over the network`() throws {
    let origin = try ReportRepository()
    try origin.commit(FixtureReport(), then: FixtureReport())
    try origin.git("config", "uploadpack.allowFilter", "true")
    let clone = try ReportRepository(isRepository: false)
    try clone.git(
      "clone", "-q", "--filter=blob:none", "--no-checkout", "file://\(origin.root)", ".")
    guard case .unreadable = clone.error("HEAD~1", "HEAD") else {
      Issue.record("the missing objects were fetched")
      return
    }
  }

  @Test func `Unrelated histories have no common ancestor`() throws {
    let repository = try ReportRepository()
    try repository.commit()
    try repository.git("checkout", "-q", "--orphan", "other")
    try repository.commit("Other")
    #expect(repository.error("main...other") == .noCommonAncestor("main", "other"))
  }

  @Test func `A revision without a report, or without its manifest, says which`() throws {
    let repository = try ReportRepository()
    try repository.commit()
    let short = try repository.git("rev-parse", "HEAD").prefix(8)
    #expect(repository.error("main") == .noOutput(revision: "main (\(short))"))
    try repository.publish(FixtureReport())
    try repository.commit()
    try repository.remove("Output/manifest.json")
    #expect(repository.error("HEAD") == .noManifest(revision: nil))
    try repository.remove("Output")
    #expect(repository.error("HEAD") == .noOutput(revision: nil))
  }

  @Test func `A damaged manifest is an error that says of which revision`() throws {
    let repository = try ReportRepository()
    try repository.publish(FixtureReport())
    try repository.commit()
    try repository.write(Array("{\"version\": 1".utf8), to: "Output/manifest.json")
    guard case .damagedManifest(nil, let reason) = repository.error("HEAD") else {
      Issue.record("no error about the manifest")
      return
    }
    #expect(reason.contains("JSON"))
  }

  @Test func `Variables and settings that run programs have no effect`() throws {
    let repository = try ReportRepository()
    try repository.commit(FixtureReport(), then: FixtureReport())
    let trap = "touch \(repository.root)/trapped"
    for setting in ["core.fsmonitor", "core.pager", "core.sshCommand", "diff.external"] {
      try repository.git("config", setting, trap)
    }
    try repository.git("config", "core.hooksPath", ".")
    try repository.write(Array("*.csv diff=x filter=x\n".utf8), to: ".gitattributes")
    try repository.git("config", "diff.x.textconv", trap)
    try repository.git("config", "filter.x.smudge", trap)
    let hostile = repository.environment.merging([
      "GIT_DIR": "/nowhere", "GIT_EXTERNAL_DIFF": trap, "GIT_PAGER": trap, "GIT_SSH_COMMAND": trap,
      "GIT_TRACE": "\(repository.root)/trapped",
    ]) { $1 }
    #expect(repository.error("HEAD~1", "HEAD", environment: hostile) == nil)
    #expect(try WorkingTree(root: repository.root).read("trapped") == nil)
  }
}
