import Experiments
import Foundation
import Manuscript
import Publishing
import Results
import SystemPackage
import Testing

@Suite final class FigureCacheTests {
  private let root: FilePath
  private let workspace: Workspace

  init() throws {
    let name = "folio-figures-\(UUID().uuidString)"
    root = FilePath(FileManager.default.temporaryDirectory.path).appending(name)
    try FileSystem.write(Self.chapter, to: root.pushing("Chapters/01-one.md"))
    workspace = try Workspace(root: root)
  }

  deinit { try? FileSystem.remove(root) }

  private static let chapter = """
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
    encoding:
      x: {field: time, type: quantitative}
      y: {field: objective, type: quantitative}
    ```

    ```figure
    id: fig-points
    from: curve
    caption: Another caption.
    mark: point
    encoding:
      x: {field: time, type: quantitative}
      y: {field: reward_variance, type: quantitative}
    ```

    """

  private static let request = BuildRequest(workers: 2)

  private func build(_ request: BuildRequest = request) throws -> BuildOutcome {
    try Build(of: workspace, request).run()
  }

  private func edit(_ old: String, _ new: String) throws {
    let path = root.pushing("Chapters/01-one.md")
    let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
    try #require(text.contains(old))
    try FileSystem.write(text.replacingOccurrences(of: old, with: new), to: path)
  }

  /// The figures of the chapter as it stands that a build would take from the cache.
  private func takenFigures(_ request: BuildRequest = request) throws -> [String] {
    let reading = ReportReading(of: try ReportText(of: workspace))
    let plan = ReportPlan(of: reading, profile: .full, in: workspace)
    let execution = Execution(
      of: plan, try Selection(.everything, from: plan),
      taking: PreviousReport(in: workspace, profile: .full), in: workspace, Self.request,
      cancellation: CancellationFlag(), observer: SilentObserver())
    let cache = FigureCache(in: workspace, request)
    let keys = FigureDrawing(of: plan, execution, taking: cache, workers: 1).keys
    return keys.filter { cache.figure($0.value) != nil }.map(\.key).sorted()
  }

  @Test func `a changed caption draws no figure again`() throws {
    #expect(try takenFigures() == [])
    _ = try build()
    try edit("A caption.", "A better caption.")
    #expect(try takenFigures() == ["fig-curve", "fig-points"])
    #expect(
      try build().ending == .published(changed: ["index.html", "manifest.json", "report.pdf"]))
  }

  @Test func `a changed plot, title or alternative text draws that figure alone again`() throws {
    _ = try build()
    try edit("mark: line", "mark: area")
    #expect(try takenFigures() == ["fig-points"])
    _ = try build()
    try edit("id: fig-points", "id: fig-dots")
    #expect(try takenFigures() == ["fig-curve"])
    _ = try build()
    try edit("caption: A caption.", "caption: A caption.\nalt: A curve.")
    #expect(try takenFigures() == ["fig-dots"])
  }

  @Test func `a changed table draws every figure of it again`() throws {
    _ = try build()
    try edit("outputs: 3", "outputs: 4")
    #expect(try takenFigures() == [])
  }

  @Test(arguments: ["svg", "png", "pdf"])
  func `a published file that was tampered with is drawn again`(type: String) throws {
    _ = try build()
    let file = root.pushing("Output/figures/fig-curve").appendingExtension(type)
    var bytes = try FileSystem.read(file)
    bytes[bytes.count / 2] ^= 1
    try FileSystem.write(bytes, to: file)
    #expect(try takenFigures() == ["fig-points"])
    #expect(try build().ending == .published(changed: ["figures/fig-curve.\(type)"]))
  }

  @Test func `force and fresh draw everything, and give the same bytes`() throws {
    _ = try build()
    var (forced, fresh) = (Self.request, Self.request)
    forced.isForced = true
    fresh.isFresh = true
    #expect(try takenFigures(forced) == [])
    #expect(try takenFigures(fresh) == [])
    #expect(try build(forced).ending == .published(changed: []))
  }

  @Test(arguments: ["", "{", "{\"fig-curve\": 1}", "[]"])
  func `a damaged cache counts for nothing`(contents: String) throws {
    _ = try build()
    try FileSystem.write(contents, to: workspace.figureCache(of: .full))
    #expect(try takenFigures() == [])
    #expect(try build(Self.request).ending == .unchanged)
  }

  @Test func `what stands in the cache names no path of this machine`() throws {
    _ = try build()
    let cache = try FileSystem.read(workspace.figureCache(of: .full))
    #expect(!String(decoding: cache, as: UTF8.self).contains(root.string))
  }
}

extension FilePath {
  fileprivate func appendingExtension(_ type: String) -> FilePath {
    FilePath("\(string).\(type)")
  }
}

@Suite struct WorkersTests {
  @Test(arguments: [1, 2, 7, 100])
  func `results come in the order of the elements, whatever the number of workers`(count: Int) {
    #expect((0..<50).map(\.self).mapped(byWorkers: count) { $0 * $0 } == (0..<50).map { $0 * $0 })
    #expect([Int]().mapped(byWorkers: count) { $0 } == [])
  }
}
