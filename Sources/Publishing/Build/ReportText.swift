package import Manuscript
import Mathematics
package import Results
import SystemPackage

/// The files that people wrote, read and not yet understood.
package struct ReportText: Sendable {
  /// One file: its path relative to the root, and its bytes.
  package struct File: Sendable {
    var path: String
    var bytes: [UInt8]

    /// A file read.
    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// Where the bibliography is, relative to the root.
  static let bibliographyPath = "\(Workspace.chaptersName)/references.bib"

  /// Where the macros that the formulas of all chapters share are, relative to the root.
  static let macrosPath = "\(Workspace.chaptersName)/macros.tex"

  /// The chapters, in the order of their names.
  var chapters: [File]
  /// `Chapters/references.bib`, if there is one.
  var bibliography: File?
  /// `Chapters/macros.tex`, if there is one.
  var macros: File?

  /// Files that were read elsewhere.
  package init(chapters: [File], bibliography: File? = nil, macros: File? = nil) {
    self.chapters = chapters
    self.bibliography = bibliography
    self.macros = macros
  }

  /// Reads the chapters, the bibliography and the macros of a repository.
  ///
  /// - Throws: `FileError` where a file that is there cannot be read.
  package init(of workspace: Workspace) throws(FileError) {
    chapters = []
    guard FileSystem.leads(workspace.chapters, into: workspace.boundary) else {
      throw FileError(.list, workspace.chapters, .outsideRepository)
    }
    for name in try FileSystem.names(in: workspace.chapters) where name.hasSuffix(".md") {
      // Gone since it was listed: as if it had never been.
      guard let bytes = try workspace.read(workspace.chapters.appending(name)) else { continue }
      chapters.append(File(path: "\(Workspace.chaptersName)/\(name)", bytes: bytes))
    }
    bibliography = try Self.file(Self.bibliographyPath, in: workspace)
    macros = try Self.file(Self.macrosPath, in: workspace)
  }

  private static func file(
    _ path: String, in workspace: Workspace
  ) throws(FileError) -> File? {
    guard let bytes = try workspace.read(workspace.root.appending(path)) else { return nil }
    return File(path: path, bytes: bytes)
  }

  /// The digests of the chapters, by path.
  var chapterDigests: [String: Fingerprint] {
    Dictionary(
      chapters.map { ($0.path, Fingerprint(of: $0.bytes)) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// All files.
  var files: [File] { chapters + [bibliography, macros].compactMap { $0 } }
}

/// The chapters, understood: the document and what is wrong with it.
package struct ReportReading: Sendable {
  /// The chapters with their labels and bibliography.
  package var document: Document
  /// The digests of the chapters' files, by path.
  var chapterDigests: [String: Fingerprint]
  /// What is wrong with the text.
  package var diagnostics: [Diagnostic]

  /// Reads every file; broken text gives diagnostics and problem blocks, never an error.
  package init(of text: ReportText) {
    var diagnostics: [Diagnostic] = []
    if text.chapters.isEmpty { diagnostics.append(BuildMessages.noChapters) }
    let macros =
      text.macros.map {
        MathMacros(parsing: $0.bytes, path: $0.path, diagnostics: &diagnostics)
      } ?? MathMacros.none
    let parsed = text.chapters.mapped(byWorkers: text.chapters.count) { [macros] file in
      var mistakes: [Diagnostic] = []
      let chapter = Chapter(
        parsing: file.bytes, path: file.path, macros: macros, diagnostics: &mistakes)
      return (chapter, mistakes)
    }
    diagnostics += parsed.flatMap(\.1)
    let chapters = parsed.map(\.0)
    let bibliography = text.bibliography.map {
      Bibliography(parsing: $0.bytes, path: $0.path, diagnostics: &diagnostics)
    }
    document = Document(
      chapters: chapters, bibliography: bibliography ?? Bibliography(), diagnostics: &diagnostics)
    self.diagnostics = diagnostics
    chapterDigests = text.chapterDigests
  }
}
