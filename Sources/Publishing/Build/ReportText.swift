import Manuscript
import Results
import SystemPackage

/// The files that people wrote, read and not yet understood.
struct ReportText: Sendable {
  /// One file: its path relative to the root, and its bytes.
  struct File: Sendable {
    var path: String
    var bytes: [UInt8]
  }

  /// The chapters, in the order of their names.
  var chapters: [File]
  /// `Chapters/references.bib`, if there is one.
  var bibliography: File?

  /// Reads the chapters and the bibliography of a repository.
  ///
  /// - Throws: `FileError` where a file that is there cannot be read.
  init(of workspace: Workspace) throws(FileError) {
    chapters = []
    for name in try FileSystem.names(in: workspace.chapters) where name.hasSuffix(".md") {
      let bytes = try FileSystem.read(workspace.chapters.appending(name))
      chapters.append(File(path: "\(Workspace.chaptersName)/\(name)", bytes: bytes))
    }
    let name = "references.bib"
    if let bytes = try FileSystem.readIfPresent(workspace.chapters.appending(name)) {
      bibliography = File(path: "\(Workspace.chaptersName)/\(name)", bytes: bytes)
    }
  }

  /// All files.
  var files: [File] { chapters + (bibliography.map { [$0] } ?? []) }
}

/// The chapters, understood: the document and what is wrong with it.
struct ReportReading: Sendable {
  /// The chapters with their labels and bibliography.
  var document: Document
  /// What is wrong with the text.
  var diagnostics: [Diagnostic]

  /// Reads every file; broken text gives diagnostics and problem blocks, never an error.
  init(of text: ReportText) {
    var diagnostics: [Diagnostic] = []
    if text.chapters.isEmpty { diagnostics.append(BuildMessages.noChapters) }
    let chapters = text.chapters.map {
      Chapter(parsing: $0.bytes, path: $0.path, diagnostics: &diagnostics)
    }
    let bibliography = Bibliography(
      parsing: text.bibliography?.bytes ?? [], path: text.bibliography?.path ?? "",
      diagnostics: &diagnostics)
    document = Document(
      chapters: chapters, bibliography: bibliography, diagnostics: &diagnostics)
    self.diagnostics = diagnostics
  }
}
