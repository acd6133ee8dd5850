import Foundation

/// A program that judges PDF files, from the packages `qpdf` and `poppler-utils`.
public enum PDFProgram: String, CaseIterable, Sendable {
  /// Checks a file's syntax.
  case qpdf
  /// Lists fonts.
  case pdffonts
  /// Reads the text as it would be copied.
  case pdftotext
  /// Prints properties, structure and places.
  case pdfinfo

  private static let folder = URL(fileURLWithPath: "/usr/bin")

  /// Whether all of them are there; tests that need them are skipped where not.
  public static var areInstalled: Bool {
    allCases.allSatisfy {
      FileManager.default.isExecutableFile(
        atPath: folder.appendingPathComponent($0.rawValue).path)
    }
  }

  /// What the program prints about a file, errors included, and whether it was content.
  public func verdict(
    on file: [UInt8], options: [String] = [], after: [String] = []
  ) throws -> (text: String, isContent: Bool) {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("folio-test-\(UUID().uuidString).pdf")
    try Data(file).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let program = try RunningProgram(
      Self.folder.appendingPathComponent(rawValue), options + [url.path] + after,
      in: FileManager.default.temporaryDirectory, environment: ["LC_ALL": "C.UTF-8"])
    let outcome = try program.outcome()
    return (outcome.output + outcome.errors, outcome.status == 0)
  }
}
