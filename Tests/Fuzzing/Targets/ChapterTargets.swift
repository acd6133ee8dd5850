import Foundation
import Manuscript
import Publishing
import SystemPackage

/// What people write in `Chapters/`.
enum ChapterTargets {
  /// As `folio check` reads it, then as a page without results.
  static func chapter(_ input: [UInt8]) {
    let plan = plan(of: reading(of: input))
    _ = HTMLEdition.page(
      of: plan.document, Findings(diagnostics: plan.diagnostics), publishedData: [])
  }

  /// The body of a directive whose kind stands in the first line.
  static func directive(_ input: [UInt8]) {
    let lines = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
    guard let kind = lines.first else { return }
    let start = Array("---\ntitle: A\n---\n\n```".utf8) + kind + Array("\n".utf8)
    let text = start + (lines.count > 1 ? lines[1] : []) + Array("\n```\n".utf8)
    let plan = plan(of: reading(of: text))
    let formatter = DiagnosticFormatter(chapters: plan.document.chapters)
    _ = formatter.text(for: plan.diagnostics)
  }

  /// As the PDF and the poster are set.
  static func book(_ input: [UInt8]) {
    let reading = reading(of: input)
    _ = PrintedReport(of: reading.document, Findings(diagnostics: reading.diagnostics))
  }

  static func bibliography(_ input: [UInt8]) {
    var diagnostics: [Diagnostic] = []
    _ = Bibliography(parsing: input, path: "Chapters/references.bib", diagnostics: &diagnostics)
  }

  private static func reading(of chapter: [UInt8]) -> ReportReading {
    ReportReading(of: ReportText(chapters: [.init(path: "Chapters/01-a.md", bytes: chapter)]))
  }

  private static func plan(of reading: ReportReading) -> ReportPlan {
    ReportPlan(of: reading, profile: .full, in: emptyWorkspace)
  }

  /// A repository in which no file is found.
  private static let emptyWorkspace: Workspace = {
    do {
      let root = FileManager.default.temporaryDirectory.appendingPathComponent("folio-fuzzing")
      try FileManager.default.createDirectory(
        at: root.appendingPathComponent(Workspace.chaptersName), withIntermediateDirectories: true)
      return try Workspace(root: FilePath(root.path))
    } catch {
      preconditionFailure("no empty repository can be made: \(error)")
    }
  }()
}
