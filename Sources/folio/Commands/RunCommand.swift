import ArgumentParser
import Publishing

/// `folio run`: one chapter's experiments, or those of one item.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run one chapter's experiments, or one item's, and publish its figures and page.",
    discussion: """
      EXAMPLES
        folio run 02-flat-landscape             what is not at hand of chapter 2
        folio run 02#fig-time --fresh           all that figure is made from, again
        folio run 02-flat-landscape --profile quick
      """)

  @Argument(help: "A chapter, by name or number, with ‘#ID’ for one item of it.")
  var target: String

  @OptionGroup var execution: ExecutionOptions
  @OptionGroup var workspace: WorkspaceOptions

  @Flag(help: "Compute again what is at hand, and fail where the numbers differ.")
  var fresh = false

  @OptionGroup var cluster: ClusterOptions

  func validate() throws {
    try cluster.check(isFresh: fresh, jobs: execution.jobs)
    let parts = target.split(separator: "#", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
      throw ValidationError("‘\(target)’ is not of the form CHAPTER or CHAPTER#ID.")
    }
  }

  func run() throws {
    let parts = target.split(separator: "#").map(String.init)
    let selection: BuildRequest.Selection =
      parts.count == 2 ? .item(chapter: parts[0], id: parts[1]) : .chapters([parts[0]])
    var request = execution.request(selection, isFresh: fresh)
    request.cluster = try cluster.request(keepingInterval: request.keepingInterval)
    try perform(request, in: workspace, isQuiet: execution.quiet, log: execution.log)
  }
}
