import Foundation
import SourceAnalysis

/// `fingerprint-sources OUTPUT SOURCES MODULE=FOLDER…`: writes which sources each simulation of the
/// first module depends on, with their digests.
@main
enum FingerprintSources {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count >= 3 else {
      print("usage: fingerprint-sources OUTPUT SOURCES MODULE=FOLDER…")
      exit(2)
    }
    let root = URL(filePath: arguments[1], directoryHint: .isDirectory)
    let modules = arguments.dropFirst(2).map { $0.split(separator: "=", maxSplits: 1) }
    let files = try modules.flatMap { module in
      try sourceFiles(of: String(module[0]), in: String(module[module.count - 1]), root: root)
    }
    let report = try FingerprintReport(on: files, simulationsIn: String(modules[0][0]))
    try write(report.swiftText, to: URL(filePath: arguments[0]))
  }

  private static func sourceFiles(
    of module: String, in folder: String, root: URL
  ) throws -> [SourceFile] {
    let folder = root.appending(path: folder, directoryHint: .isDirectory)
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().compactMap {
      let url = folder.appending(path: $0)
      guard ["swift", "c", "h"].contains(url.pathExtension) else { return nil }
      let bytes = [UInt8](try Data(contentsOf: url))
      return SourceFile(module: module, path: "\(folder.lastPathComponent)/\($0)", bytes: bytes)
    }
  }

  /// Writes the text unless the file has it already, so that nothing is compiled again for nothing.
  private static func write(_ text: String, to output: URL) throws {
    let bytes = Data(text.utf8)
    if let old = try? Data(contentsOf: output), old == bytes { return }
    try bytes.write(to: output, options: .atomic)
  }
}
