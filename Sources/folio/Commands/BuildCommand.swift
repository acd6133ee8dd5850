import ArgumentParser
import Publishing

/// `folio build`: the whole report, or some chapters of it.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Run what is missing, draw, check the claims, and publish the report.",
    discussion: """
      Results at hand (in ‘.folio’, or committed in ‘Output’) are used where the key of their parameters, \
      seed, data files and engine sources is the same; everything else is computed. With chapters \
      named, only their experiments (and those they use) are computed; the other chapters show what \
      was computed last.

      EXAMPLES
        folio build                     the whole report, into ‘Output’
        folio build 02-flat-landscape   the report, computing what chapter 2 needs
        folio build --profile quick     small settings, into ‘.folio/quick’
        folio build --fresh             compute everything again, to the same bytes
        folio build --split             also one page for each chapter
        folio build --executor slurm --partition cpu --time 1:00:00 --mem 4G
                                        compute in jobs of a Slurm cluster
      """)

  @Argument(help: "Chapters to compute, by name or number; all when left out.")
  var chapters: [String] = []

  @OptionGroup var execution: ExecutionOptions
  @OptionGroup var workspace: WorkspaceOptions

  @Flag(help: "Draw and publish everything again, even where nothing changed.")
  var force = false

  @Flag(help: "Also publish one page per chapter, with a search, into ‘chapters’.")
  var split = false

  @Flag(help: "Compute again what is at hand, and fail where the numbers differ.")
  var fresh = false

  @OptionGroup var cluster: ClusterOptions

  func validate() throws {
    try cluster.check(isFresh: fresh, jobs: execution.jobs)
  }

  func run() throws {
    let selection: BuildRequest.Selection = chapters.isEmpty ? .everything : .chapters(chapters)
    var request = execution.request(
      selection, isFresh: fresh, isForced: force, isSplit: split)
    request.cluster = try cluster.request(keepingInterval: request.keepingInterval)
    try perform(request, in: workspace, isQuiet: execution.quiet, log: execution.log)
  }
}
