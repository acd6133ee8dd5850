import Foundation
import TestSupport
import Testing

/// `folio install-git` and what git's own diffs show then.
struct InstallGitCommandTests {
  /// A repository with a table that was changed, at a path with a space.
  private func repository() throws -> FolioTest {
    let test = try FolioTest(["a report/Chapters/01-a.md": "# A\n"])
    try test.git("init", "-q", "-b", "main", ".")
    try test.write("x,y\n1,2\n2,4\n", to: "a report/Output/data/times.csv")
    try test.write("x\n1\n", to: "elsewhere.csv")
    try test.git("add", "-A")
    try test.git("commit", "-q", "-m", "First")
    try test.write("x,y\n1,2\n2,5\n", to: "a report/Output/data/times.csv")
    try test.write("x\n2\n", to: "elsewhere.csv")
    return test
  }

  @Test func `Git shows published files through it, and others as ever`() throws {
    let test = try repository()
    let outcome = try test.folio("install-git", in: "a report")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("diff.folio.command = "))
    #expect(outcome.output.contains("\"a report/Output/**/*.csv\" diff=folio\n"))
    let diff = try test.git("diff")
    #expect(diff.status == 0, "\(diff.errors)")
    #expect(diff.output.contains("1 of 2 rows; largest change y ×1.25 at x=2\n"))
    #expect(diff.output.contains("-2,4\n+2,5\n"))
    #expect(diff.output.contains("diff --git a/elsewhere.csv b/elsewhere.csv\n"))
    let tool = try test.git("difftool", "-y", "--tool=folio", "--", "a report")
    #expect(tool.output.contains("1 of 2 rows; largest change y"))
  }

  @Test func `Renamed, new and deleted files are told too`() throws {
    let test = try repository()
    try test.folio("install-git", in: "a report")
    try test.write("x\n1\n", to: "a report/Output/data/new.csv")
    try test.git("mv", "a report/Output/data/times.csv", "a report/Output/data/gain.csv")
    try test.git("add", "-A")
    let staged = try test.git("diff", "--cached", "-M30", "--", "a report")
    #expect(staged.status == 0, "\(staged.errors)")
    #expect(staged.output.contains("b/a report/Output/data/gain.csv"))
    #expect(staged.output.contains("data/new.csv\nnew file\n"))
  }

  @Test func `It can be installed twice, tried first, and taken back`() throws {
    let test = try repository()
    try test.write("*.md text\n", to: ".git/info/attributes")
    let config = try test.read(".git/config")
    #expect(try test.folio("install-git", "--dry-run", in: "a report").status == 0)
    #expect(try test.read(".git/config") == config)
    #expect(try test.read(".git/info/attributes") == "*.md text\n")
    for _ in 1...2 { #expect(try test.folio("install-git", in: "a report").status == 0) }
    let attributes = try test.read(".git/info/attributes")
    #expect(attributes.components(separatedBy: "*.csv").count == 2)
    #expect(attributes.hasPrefix("*.md text\n"))
    for _ in 1...2 {
      #expect(try test.folio("install-git", "--uninstall", in: "a report").status == 0)
    }
    #expect(try test.read(".git/info/attributes") == "*.md text\n")
    #expect(try !test.read(".git/config").contains("folio"))
    #expect(
      try test.git("diff").output.contains("diff --git \"a/a report")
        || test.git("diff").output.contains("diff --git a/a report"))
  }

  @Test func `Two files are compared by hand`() throws {
    let test = try FolioTest(["a.csv": "x\n1\n", "b.csv": "x\n2\n"])
    let outcome = try test.folio("diff-files", "a.csv", "b.csv")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("1 of 1 rows; largest change x ×2.00 in row 1\n"))
    #expect(try test.folio("diff-files", "a.csv", "a.csv").status == 0)
    #expect(try test.folio("diff-files", "a.csv", "none.csv").status == 2)
    #expect(try test.folio("diff-files", "a.csv").status == 2)
  }

  @Test(arguments: ["diff-files", "install-git"])
  func `Help teaches by examples, in lines that fit`(command: String) throws {
    let help = try FolioTest([:]).folio(command, "--help")
    #expect(help.status == 0)
    #expect(help.output.contains("EXAMPLES\n  folio \(command)"))
    #expect(
      help.output.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE") })
  }
}
