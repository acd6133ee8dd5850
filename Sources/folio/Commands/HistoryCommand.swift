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
    let history = try reportingComparisonErrors { () throws(ComparisonError) in
      let history = try ItemHistory(
        of: item, in: git, upTo: until, since: since, tolerance: tolerances.tolerance)
      if let html { try HistoryPage(history, in: git).write(to: html) }
      return history
    }
    if json {
      StandardStreams.write(history.json, to: .output)
    } else {
      let terminal = Terminal(.output)
      let hasPictures = history.versions.contains(where: TerminalPictures.hasPicture)
      let pictures =
        hasPictures ? pictures.shown(on: terminal, environment: Environment.current) : nil
      let text = history.text(
        width: terminal.width, paint: { terminal.paint($0, .init($1)) },
        pictures: { pictures?.text(of: $0, in: git) ?? "" })
      StandardStreams.write(text.utf8, to: .output)
    }
  }
}
