import ArgumentParser
import Comparison

/// `folio diff`: what differs between two reports.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show every figure, table, claim and value that differs between two commits.",
    discussion: """
      Reports are read from ‘Output’ as it was committed, out of git's objects: nothing is checked \
      out, built or run. Result tables are compared value by value, figures pixel by pixel; each \
      difference is explained by what was set differently.

      REVISIONS
        (none)     HEAD with the working tree
        A          A with the working tree
        A B, A..B  one commit with another
        A...B      the commit where B left A's history, with B
        --staged   HEAD, or a commit A, with what is staged
      A and B are any names that git knows: branches, tags, HEAD~3, ‘HEAD@{yesterday}’, stash@{0}.

      EXAMPLES
        folio diff                     what changed since the last commit
        folio diff main~3 main         what three commits changed
        folio diff v1.0...             since this branch left v1.0
        folio diff --staged            what the next commit will change
        folio diff --json HEAD~1 HEAD  for programs
        folio diff --markdown main...  for a pull request's comment
        folio diff --patch HEAD~1      the result tables line by line
        folio diff --relative 1e-9     closer numbers are equal, and counted
        folio diff --relative 0        to the last bit, whatever chapters tolerate
        folio diff --rebuild v0.1      of a revision whose report was not committed
        folio diff --pictures never    words alone, on a terminal that shows pictures
        folio diff main --html a.html  as a page too, with pictures to lay on another

      EXIT STATUS
        0   the reports are equal
        1   they differ
        2   they could not be compared
      """)

  @Argument(help: "No, one or two revisions, or a range of two.")
  var revisions: [String] = []

  @Flag(help: "Compare with what is staged, instead of the working tree.")
  var staged = false

  @Flag(
    exclusivity: .exclusive,
    help: "How the differences are written; in words for a terminal when left out.")
  var form: Form?

  @Option(
    help: ArgumentHelp(
      "Also write the differences as one page that needs nothing but itself.", valueName: "file"))
  var html: String?

  @Flag(
    help: "Make the report of a revision that has none, from its chapters, by this engine.")
  var rebuild = false

  @Flag(name: .shortAndLong, help: "Write nothing; the exit status tells.")
  var quiet = false

  @OptionGroup var pictures: PictureOptions
  @OptionGroup var tolerances: ToleranceOptions
  @OptionGroup var repository: RepositoryOptions

  /// The forms of the output besides words.
  enum Form: String, EnumerableFlag {
    case json
    case markdown
    case patch

    static func help(for value: Form) -> ArgumentHelp? {
      switch value {
      case .json: "Write the differences as JSON."
      case .markdown: "Write the differences as Markdown, for a pull request's comment."
      case .patch: "Write the differences of result tables as a patch, which ‘git apply’ takes."
      }
    }
  }

  func validate() throws {
    if let form, quiet {
      throw ValidationError("--\(form.rawValue) and --quiet exclude each other.")
    }
    if form != nil || quiet, pictures.areAskedFor {
      throw ValidationError("--pictures is for words on a terminal.")
    }
    if html == "" || html == "-" { throw ValidationError("--html needs the name of a file.") }
  }

  func run() throws {
    let range = try reportingComparisonErrors { () throws(ComparisonError) in
      try repository.open().revisions(RevisionRange(revisions, isStaged: staged))
    }
    var rebuilt: [RebuiltReport] = []
    let from = try report(of: range.from, keeping: &rebuilt)
    let to = try report(of: range.to, keeping: &rebuilt)
    // Their folders go away with them.
    try withExtendedLifetime(rebuilt) { try compare(from, to) }
  }

  private func compare(_ from: PublishedReport, _ to: PublishedReport) throws {
    let difference = ManifestDifference(from: from, to: to, tolerance: tolerances.tolerance)
    if let html {
      try reportingComparisonErrors { () throws(ComparisonError) in
        try DifferencePage(difference, from: from, to: to).write(to: html)
      }
    }
    let report = DifferenceReport(difference)
    if !quiet { write(report, from: from, to: to) }
    if report.exitStatus != 0 { throw ExitCode(report.exitStatus) }
  }

  private func write(_ report: DifferenceReport, from: PublishedReport, to: PublishedReport) {
    switch form {
    case .json:
      StandardStreams.write(report.json, to: .output)
    case .markdown:
      StandardStreams.write(report.markdown.utf8, to: .output)
    case .patch:
      let patch = ResultPatch(from: from, to: to, tolerance: tolerances.tolerance)
      StandardStreams.write(patch.bytes, to: .output)
      for id in patch.omitted {
        let line = "the results of ‘\(TerminalText.plain(id))’ are not at hand to be compared\n"
        StandardStreams.write(line.utf8, to: .errors)
      }
      for id in patch.equal {
        let line =
          "the results of ‘\(TerminalText.plain(id))’ are equal within tolerance: left out\n"
        StandardStreams.write(line.utf8, to: .errors)
      }
    case nil:
      let terminal = Terminal(.output)
      let pictures = pictures(of: report.difference, on: terminal)
      let paint: (String, Emphasis) -> String = { terminal.paint($0, .init($1)) }
      let text = report.text(width: terminal.width, paint: paint) { item in
        pictures?.text(of: item, from: from, to: to, paint: paint) ?? ""
      }
      StandardStreams.write(text.utf8, to: .output)
    }
  }

  /// The pictures to be shown; nil where there are none or the terminal cannot.
  private func pictures(
    of difference: ManifestDifference, on terminal: Terminal
  ) -> TerminalPictures? {
    // A terminal is not asked in vain.
    guard difference.items.contains(where: TerminalPictures.hasPictures) else { return nil }
    return pictures.shown(on: terminal, environment: Environment.current)
  }

  /// A revision's report, made again where it has none and that was asked for.
  private func report(
    of revision: any Revision, keeping rebuilt: inout [RebuiltReport]
  ) throws -> PublishedReport {
    do throws(ComparisonError) {
      return try PublishedReport(revision)
    } catch {
      guard rebuild, !revision.isWorkingTree, error.isWithoutReport else {
        return try reportingComparisonErrors { () throws(ComparisonError) in throw error }
      }
    }
    let progress = BuildProgress(isQuiet: quiet || form != nil)
    Interruption.listen()
    do {
      defer { progress.finish() }
      rebuilt.append(
        try RebuiltReport(
          of: revision, in: repository.folder, workers: Processors.available,
          cancellation: Interruption.flag, observer: progress))
    } catch let error as ComparisonError {
      return try reportingComparisonErrors { () throws(ComparisonError) in throw error }
    } catch {
      return try reportingErrors { throw error }
    }
    return rebuilt[rebuilt.count - 1].report
  }
}

extension ComparisonError {
  /// Whether a revision is there and its report is not.
  fileprivate var isWithoutReport: Bool {
    switch self {
    case .noOutput, .noManifest: true
    default: false
    }
  }
}
