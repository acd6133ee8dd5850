import Drawing
import Manuscript
import Plotting
import Results
import SystemPackage

/// A specification in a file of its own, drawn to files.
struct PlotFile {
  /// What stands for a specification's name in the names of the files that are written.
  static let placeholder = "{name}"

  private let path: String
  private let tables: [(name: String, table: Table)]
  private let theme: Theme

  init(path: String, tables: [(name: String, table: Table)], theme: Theme) {
    self.path = path
    self.tables = tables
    self.theme = theme
  }

  /// The name of a specification: its file's, without folders and endings.
  static func name(of path: String) -> String {
    let file = FilePath(path).lastComponent?.string ?? path
    let endings = [".vl.json", ".json", ".yaml", ".yml"]
    let ending = endings.first { file.hasSuffix($0) && file.utf8.count > $0.utf8.count }
    return String(file.dropLast(ending?.count ?? 0))
  }

  /// A table of data by name, from `NAME=FILE`.
  ///
  /// - Throws: `FileError` or `DataFileFailure` where the file cannot be read.
  static func table(_ argument: String) throws -> (name: String, table: Table) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let file = String(parts[parts.count - 1])
    let bytes = try FileSystem.read(FilePath(file))
    return (String(parts[0]), try Table(dataFile: bytes, path: file))
  }

  /// Draws the specification and writes what is asked for.
  ///
  /// - Returns: Everything that is wrong; what can be drawn is drawn all the same.
  func draw(
    to outputs: [String], facts: String?, scale: Double, _ letters: SVGLetters
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    do {
      guard let plot = try plot(&diagnostics) else { return diagnostics }
      let drawing = try plot.drawing(
        tables: Dictionary(tables.map { ($0.name, $0.table) }, uniquingKeysWith: { $1 }),
        theme: theme, detailsMarks: facts != nil)
      diagnostics += drawing.notes.map { Diagnostic(.warning, at: nil, "\(path): \($0)") }
      for output in outputs {
        let picture = try Picture(drawing.frame, scale: scale, letters).bytes(for: output)
        try FileSystem.write(picture, to: target(output))
      }
      if let facts { try FileSystem.write(drawing.facts.json.text + "\n", to: target(facts)) }
    } catch let error as FileError {
      diagnostics.append(Diagnostic(at: nil, "\(error)"))
    } catch {
      diagnostics.append(Diagnostic(at: nil, "\(path): \(error)"))
    }
    return diagnostics
  }

  /// The file's lines, where a diagnostic quotes one of them.
  func sourceLines(for diagnostics: [Diagnostic]) -> [String: [String]] {
    guard diagnostics.contains(where: { $0.range?.file == path }),
      let bytes = try? FileSystem.read(FilePath(path))
    else { return [:] }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return [path: lines.map { String(decoding: $0, as: UTF8.self) }]
  }

  // MARK: - Reading

  private func plot(_ diagnostics: inout [Diagnostic]) throws -> Plot? {
    let bytes = try FileSystem.read(FilePath(path))
    let node = YAMLNode(specification: bytes, file: path, diagnostics: &diagnostics)
    return node.flatMap { node in
      Plot(
        reading: node, columns: tables.map { TableColumns($0.name, of: $0.table) },
        files: files, diagnostics: &diagnostics)
    }
  }

  /// The files beside the specification; nothing is fetched over the network.
  private var files: PlotFiles {
    let folder = FilePath(path).removingLastComponent()
    return PlotFiles { name in
      guard !name.contains("://") else { throw PlotFileFailure.network(name) }
      let file = FilePath(name)
      return try FileSystem.read(file.isAbsolute ? file : folder.pushing(file))
    }
  }

  private func target(_ pattern: String) -> FilePath {
    let parts = pattern.split(separator: Self.placeholder, omittingEmptySubsequences: false)
    return FilePath(parts.joined(separator: Self.name(of: path)))
  }
}

/// Why a file of data is not read.
private enum PlotFileFailure: Error, CustomStringConvertible {
  case network(String)

  var description: String {
    switch self {
    case .network(let url):
      "nothing is fetched over the network: save ‘\(url)’ beside the specification and name the file"
    }
  }
}
