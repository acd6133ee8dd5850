import Experiments
import Manuscript
import Results

/// The pictures that chapters show from files of the repository.
struct Pictures: Sendable {
  /// The bytes, by path from the repository's root.
  private(set) var contents: [String: [UInt8]] = [:]
  /// What could not be read.
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads every picture that a document shows.
  init(of document: Document, in workspace: Workspace) {
    let files = RepositoryDataFiles(root: workspace.root)
    for picture in ReportContents(of: document).pictures { read(picture.source, from: files) }
  }

  private mutating func read(_ source: Sourced<String>, from files: RepositoryDataFiles) {
    do throws(DataFileRefusal) {
      let file = try files.file(named: source.value)
      contents[file.path] = file.contents
    } catch {
      diagnostics.append(BuildMessages.unreadablePicture(source, error))
    }
  }
}
