import ArgumentParser
import Comparison
import Results
import SystemPackage

/// `folio diff-files`: two versions of one published file, for git's diffs.
struct DiffFilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff-files",
    abstract: "Show how two versions of a table or picture differ.",
    discussion: """
      Tables (.csv) are compared value by value, pictures (.png) pixel by pixel, drawings (.svg) by their \
      words. ‘folio install-git’ lets git call this for every file in ‘Output’.

      EXAMPLES
        folio diff-files old.csv new.csv
        git diff HEAD~1 -- Output                 once it is installed
        git difftool -y --tool=folio -- Output    the same, a file at a time

      EXIT STATUS
        0   the files are equal, or git asked
        1   they differ
        2   they could not be read
      """)

  @Flag(help: "Take the arguments that git gives to its external diff programs.")
  var driver = false

  @Argument(help: "The earlier and the later file.")
  var files: [String]

  func validate() throws {
    // Git gives one path of an unmerged file, else seven arguments, and nine for a renamed file.
    let counts = driver ? [1, 7, 9] : [2]
    guard counts.contains(files.count) else {
      throw ValidationError(
        driver ? "Git gives 7 arguments, not \(files.count)." : "Two files are compared.")
    }
  }

  func run() throws {
    if driver && files.count == 1 {
      StandardStreams.write("* Unmerged path \(TerminalText.plain(files[0]))\n".utf8, to: .output)
      return
    }
    let name = driver ? files[0] : files[1]
    let (from, to) = driver ? (files[1], files[4]) : (files[0], files[1])
    let difference = try reportingErrors {
      FileDifference(of: name, from: try Self.bytes(from), to: try Self.bytes(to))
    }
    guard !difference.isEmpty else { return }
    let terminal = Terminal(.output)
    let later = driver && files.count == 9 ? files[7] : name
    let header =
      "diff --folio \(TerminalText.plain(driver ? "a/\(name) b/\(later)" : "\(from) \(to)"))"
    let text =
      terminal.paint(header, .bold) + "\n"
      + difference.text(width: terminal.width) { terminal.paint($0, .init($1)) }
    StandardStreams.write(text.utf8, to: .output)
    if !driver { throw ExitCode(1) }
  }

  /// A file's bytes; nil for the empty device, by which git means that there is none.
  private static func bytes(_ path: String) throws -> [UInt8]? {
    path == "/dev/null" ? nil : try FileSystem.read(FilePath(path))
  }
}
