import ArgumentParser
import Publishing

/// `folio clean`: removes the working state.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Remove stored results, the quick report and the run history.",
    discussion: """
      Removes the folder ‘.folio’ and nothing else: ‘Output’ stays, and the next build takes from it \
      what is still right. With ‘--unused’ only the stored results go that no chapter asks for any more, \
      with quick settings or full ones.

      EXAMPLES
        folio clean
        folio clean --unused      what is still asked for stays
        folio clean --dry-run     say what would be removed
      """)

  @Flag(help: "Remove only stored results that no chapter asks for any more.")
  var unused = false

  @Flag(help: "Say what would be removed, and remove nothing.")
  var dryRun = false

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    let repository = try reportingErrors { try workspace.open() }
    if unused { return try removeUnused(from: repository) }
    let state = try reportingErrors { try repository.stateSize() }
    let size = "\(state.files) files, \(state.bytes / 1024) KiB in ‘\(Workspace.stateName)’"
    if dryRun {
      print("would remove \(size)")
    } else {
      try reportingErrors { try repository.removeState() }
      print("removed \(size)")
    }
  }

  private func removeUnused(from repository: Workspace) throws {
    let removed = try reportingErrors {
      try UnusedResults(in: repository).remove(isTrial: dryRun)
    }
    let size = "\(removed.files) unused results, \(removed.bytes / 1024) KiB"
    print(dryRun ? "would remove \(size)" : "removed \(size)")
  }
}
