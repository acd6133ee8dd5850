import Foundation
import Publishing
import Results
import SystemPackage
import Testing

@Suite final class FigureFactsTests {
  private let root: FilePath

  init() throws {
    let name = "folio-facts-\(UUID().uuidString)"
    root = FilePath(FileManager.default.temporaryDirectory.path).appending(name)
    try FileSystem.write(
      """
      ---
      title: One
      ---

      ```experiment
      id: curve
      run: training-curve
      with: {outputs: 3, duration: 2, points: 5}
      ```

      ```figure
      id: fig-curve
      from: curve
      caption: A caption.
      mark: line
      transform: [{fold: [objective, reward_variance]}]
      encoding:
        x: {field: time, type: quantitative, title: Time}
        y: {field: value, type: quantitative, scale: {domain: [0, 4]}, title: Value}
        color: {field: key, type: nominal, title: Quantity}
      ```

      """, to: root.pushing("Chapters/01-one.md"))
  }

  deinit { try? FileSystem.remove(root) }

  @Test func `The manifest tells a plot's parts`() throws {
    _ = try Build(of: Workspace(root: root), BuildRequest(workers: 2)).run()
    let json = try FileSystem.read(root.pushing("Output/manifest.json"))
    let facts = try #require(try Manifest(json: json).figures["fig-curve"]?.facts)
    #expect(facts.domains["y"] == [.integer(0), .integer(4)])
    #expect(facts.ticks?["y"]?.first?.hasPrefix("0") == true)
    #expect(facts.ticks?["y"]?.last?.hasPrefix("4") == true)
    #expect(facts.titles == ["x": "Time", "y": "Value"])
    #expect(facts.legends == ["Quantity": ["objective", "reward_variance"]])
    #expect(facts.series == ["layer 1 line": ["objective", "reward_variance"]])
    #expect(facts.counts == ["layer 1 line": 2])
    #expect(facts.points?["layer 1 line"] ?? 0 >= 10)
  }
}
