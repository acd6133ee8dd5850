import Drawing
import Foundation
import Manuscript
import Plotting
import Results
import Testing

/// The gallery: a specification for every mark, channel, scale, transform and composition of the
/// grammar, `Specifications/NAME.vl.json`.
///
/// Under the theme `vega`, each is compared with what Vega drew from the same file,
/// `NAME.facts.json` (made by `gallery_facts.py`); under the theme `report`, with a small picture.
@Suite struct GalleryTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Specifications")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".vl.json") }.map { String($0.dropLast(8)) }.sorted()
  }()

  private func plot(_ name: String) throws -> Plot {
    let file = "\(name).vl.json"
    let bytes = try Data(contentsOf: Self.folder.appending(path: file))
    var diagnostics: [Diagnostic] = []
    let node = try #require(
      YAMLNode(specification: Array(bytes), file: file, diagnostics: &diagnostics))
    let plot = Plot(reading: node, columns: [], diagnostics: &diagnostics)
    #expect(diagnostics.filter { $0.severity == .error }.map(\.message) == [], "\(name)")
    return try #require(plot)
  }

  @Test func `the gallery has every kind of construct`() {
    #expect(Self.names.count >= 120)
    let topics = Set(Self.names.compactMap { $0.split(separator: "_").first.map(String.init) })
    #expect(
      topics.isSuperset(of: [
        "axis", "channel", "compose", "config", "format", "legend", "mark", "rl", "scale", "sort",
        "stack", "time", "transform",
      ]))
  }

  @Test(arguments: names)
  func `scales, axes, marks, legends and texts stand where Vega has them`(name: String) throws {
    let drawn = try plot(name).drawing(tables: [:], theme: .vega, detailsMarks: true)
    let bytes = try Data(contentsOf: Self.folder.appending(path: "\(name).facts.json"))
    let expected = try JSONDecoder().decode(JSONValue.self, from: bytes)
    let differences = FactsComparison(expected: expected, drawn: drawn.facts.json).differences
    #expect(differences == [], "\(name)")
  }

  @Test(arguments: names)
  func `each looks like its picture in the report's theme`(name: String) throws {
    let drawn = try plot(name).drawing(tables: [:])
    try References.check(drawn.frame, "gallery/\(name)", scale: 0.5)
  }
}
