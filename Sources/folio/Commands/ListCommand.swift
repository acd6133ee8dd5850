import ArgumentParser
import Experiments
import Publishing

/// `folio list`: chapters and items with their state, or the simulations there are.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List chapters and items with their state, or the simulations chapters can run.",
    discussion: """
      STATES
        fresh       the result at hand is what the chapter and the engine ask for
        stale       something it depends on has changed; ‘folio explain ID’ says what
        never run   there is no result
        failed      the last run ended in an error

      EXAMPLES
        folio list
        folio list --simulations     names, parameters with units, defaults and ranges
      """)

  @Flag(help: "List the simulations and their parameters instead.")
  var simulations = false

  @Option(help: "Which settings the states refer to: quick or full.")
  var profile: Profile = .full

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    if simulations {
      print(SimulationListing.text)
    } else {
      let text = try reportingErrors { try Listing(of: workspace.open(), profile: profile).text }
      StandardStreams.write(lines: text)
    }
  }
}
