import ArgumentParser
import Comparison
import Glibc

/// `folio install-git`: git's own diffs show published files through Folio.
struct InstallGitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install-git",
    abstract: "Let ‘git diff’ and ‘git difftool’ show tables and pictures through Folio.",
    discussion: """
      Shows what is written, then writes it: into this repository's own git configuration and \
      attributes, which are not committed.

      EXAMPLES
        folio install-git
        folio install-git --dry-run       show it and write nothing
        folio install-git --uninstall     take it back
      """)

  @Flag(help: "Remove what was installed.")
  var uninstall = false

  @Flag(help: "Show what would be written, and write nothing.")
  var dryRun = false

  @OptionGroup var repository: RepositoryOptions

  func run() throws {
    let integration = try reportingComparisonErrors { () throws(ComparisonError) in
      try GitIntegration(
        root: repository.folder, program: Self.program, environment: Environment.current)
    }
    let verb = uninstall ? "removed" : "written"
    let heading = dryRun ? "to be \(verb)" : verb
    StandardStreams.write("\(heading) \(integration.text)".utf8, to: .output)
    guard !dryRun else { return }
    try reportingErrors {
      if uninstall { try integration.uninstall() } else { try integration.install() }
    }
  }

  /// The path of this program.
  private static var program: String {
    var space = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &space, space.count)
    let bytes = space.prefix(max(length, 0)).map { UInt8(bitPattern: $0) }
    return bytes.isEmpty ? "folio" : String(decoding: bytes, as: UTF8.self)
  }
}
