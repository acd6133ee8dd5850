import ArgumentParser
import Comparison

/// `folio history`: the versions of one item.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "List every commit in which a figure, table, claim or experiment changed.",
    discussion: """
      Reports are read from ‘Output’ as it was committed, out of git's objects. Items that were renamed \
      are followed under their former ids.

      EXAMPLES
        folio history fig-time                   every version, newest first
        folio history cl-slope --since v1.0      since a release
        folio history fig-time --until main~10   as of an earlier commit
        folio history fig-time --html film.html  its pictures, side by side
        folio history fig-time --json            for programs

      EXIT STATUS
        0   the item was found
        2   it was not, or the history could not be read
      """)

  @Argument(help: "The id of a figure, a table, a claim or an experiment.")
  var item: String

  @Option(help: ArgumentHelp("Leave out what this revision's history has.", valueName: "revision"))
  var since: String?

  @Option(help: ArgumentHelp("Begin at this revision.", valueName: "revision"))
  var until = "HEAD"

  @Flag(help: "Write the versions as JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Also write the versions as one page, a figure's pictures as a film strip.",
      valueName: "file"))
  var html: String?

  @OptionGroup var pictures: PictureOptions
  @OptionGroup var tolerances: ToleranceOptions
  @OptionGroup var repository: RepositoryOptions

  func validate() throws {
    if json, pictures.areAskedFor {
      throw ValidationError("--pictures is for words on a terminal.")
    }
    if html == "" || html == "-" { throw ValidationError("--html needs the name of a file.") }
  }

  func run() throws {
    let git = try reportingComparisonErrors { () throws(ComparisonError) in
      try repository.open()
    }
    if !json && html == nil { return try writeVersions(in: git) }
    let history = try reportingComparisonErrors { () throws(ComparisonError) in
      let history = try ItemHistory(
        of: item, in: git, upTo: until, since: since, tolerance: tolerances.tolerance)
      if let html { try HistoryPage(history, in: git).write(to: html) }
      return history
    }
    if json {
      StandardStreams.write(history.json, to: .output)
    } else {
      let writer = VersionWriter(pictures, git)
      for version in history.versions { writer.write(version) }
      writeSummary(versions: history.versions.count, commits: history.commitCount)
    }
  }

  /// Writes each version as soon as it is found, and keeps none.
  private func writeVersions(in git: GitRepository) throws {
    let writer = VersionWriter(pictures, git)
    var count = 0
    let commits = try reportingComparisonErrors { () throws(ComparisonError) in
      try ItemHistory.follow(
        item, in: git, upTo: until, since: since, tolerance: tolerances.tolerance
      ) { version in
        count += 1
        writer.write(version)
      }
    }
    writeSummary(versions: count, commits: commits)
  }

  private func writeSummary(versions: Int, commits: Int) {
    let summary = ItemHistory.summary(of: item, versions: versions, commits: commits)
    StandardStreams.write("\(summary)\n".utf8, to: .output)
  }
}

/// Writes versions of an item on standard output, with their pictures where there shall be some.
private final class VersionWriter {
  private let terminal = Terminal(.output)
  private let options: PictureOptions
  private let git: GitRepository
  /// Asked for by the first version that has a picture, as a terminal may have to answer.
  private lazy var pictures = options.shown(on: terminal, environment: Environment.current)

  init(_ options: PictureOptions, _ git: GitRepository) {
    self.options = options
    self.git = git
  }

  func write(_ version: ItemHistory.Version) {
    let words = version.text(width: terminal.width) { terminal.paint($0, .init($1)) }
    let picture =
      TerminalPictures.hasPicture(version) ? pictures?.text(of: version, in: git) : nil
    StandardStreams.write((words + (picture ?? "")).utf8, to: .output)
  }
}
