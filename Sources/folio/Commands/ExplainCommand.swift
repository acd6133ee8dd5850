import ArgumentParser
import Publishing

/// `folio explain`: why an item would be rerun or kept.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say why an item is stale, or that it is not.",
    discussion: """
      For an experiment, and for every experiment that a figure, table or claim is made from: which \
      parameter, seed, data file or engine source has changed since its result was computed.

      EXAMPLES
        folio explain time-to-gain
        folio explain fig-time
      """)

  @Argument(help: "The id of an experiment, figure, table or claim.")
  var id: String

  @Option(help: "Which settings to compare: quick or full.")
  var profile: Profile = .full

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    let text = try reportingErrors {
      try ItemExplanation(of: id, in: workspace.open(), profile: profile).text
    }
    StandardStreams.write(lines: text)
  }
}
