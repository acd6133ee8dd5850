import Experiments
import Glibc
import Manuscript
import Mathematics
import Results
import SystemPackage

/// Planning, keying, scheduling and storing work units that compute next to nothing, each number of them
/// in a process of its own; then the same again from what is stored.
enum WorkUnitScale {
  private static let prefix = "units-"
  private static let counts = [10_000, 100_000, 1_000_000]

  /// The number of units in the name of something that a process runs alone; nil for other names.
  static func count(alone name: String) -> Int? {
    name.hasPrefix(prefix) ? Int(name.dropFirst(prefix.count)) : nil
  }

  static func measure() throws -> [Measurement] {
    try counts.flatMap { count in
      let folder = try ScratchFolder()
      let process = MeasuredProcess(
        program: MeasuredProcess.thisProgram?.string ?? "folio-bench", folder: folder.path,
        log: folder.path.appending(".folio-bench.log"))
      let limits = Measurement.Limits(wall: Double(count) * 20e-6, peakMemory: 200_000_000)
      let name = "\(prefix)\(count)"
      let first = try Measurement("\(count) work units", runs: 1, limits: limits) {
        try process.run("--alone", name)
      }
      // The experiment's own table is dropped: it must come together again from the units.
      let again = try Measurement("\(count) work units, stored", runs: 1, limits: limits) {
        try process.run("--alone", name)
      }
      return [first, again]
    }
  }

  /// Runs that many units in this process, with a store in the current folder.
  static func run(_ count: Int) throws {
    var mistakes: [Diagnostic] = []
    let chapter = Chapter(
      parsing: Array(text(count).utf8), path: "Chapters/01-units.md", macros: .none,
      diagnostics: &mistakes)
    let document = Document(chapters: [chapter], diagnostics: &mistakes)
    let directives = document.experiments.map(\.directive)
    let registry = SimulationRegistry([TrivialUnit.self]) { _ in
      EngineFingerprint(digests: ["Trivial.swift": "0"])
    }
    let root = FileSystem.currentFolder ?? "."
    let planner = Planner(registry: registry, dataFiles: RepositoryDataFiles(root: root))
    let (plans, planning) = planner.plan(directives, profile: "full")
    guard mistakes.isEmpty, planning.isEmpty, plans.count == 1 else {
      throw Failure.mistakes(mistakes + planning)
    }
    let store = ResultStore(at: root.appending("store"))
    let executor = LocalExecutor(
      store: store, configuration: LocalExecutor.Configuration(workers: 2))
    let report = executor.run(plans)
    guard report.outcomes[0].table?.rowCount == count else {
      throw Failure.mistakes(report.diagnostics)
    }
    try store.remove(plans[0].key)
  }

  private static func text(_ count: Int) -> String {
    """
    ```experiment
    id: units
    run: trivial
    sweep: {place: {from: 1, to: \(count), count: \(count)}}
    ```

    """
  }

  /// Why there is nothing to measure.
  enum Failure: Error, CustomStringConvertible {
    /// The experiment is mistaken, or its runs have failed.
    case mistakes([Diagnostic])

    var description: String {
      switch self {
      case .mistakes(let diagnostics):
        DiagnosticFormatter(sourceLines: [:]).text(for: diagnostics)
      }
    }
  }
}

/// A simulation that does next to nothing.
private enum TrivialUnit: SimulationKind {
  static let place = Parameter<Int>("place", default: 0, "a whole number")
  static let name = "trivial"
  static let summary = "the double of a number"
  static let parameters: [any ParameterDeclaration] = [place]
  static let columns = [ResultColumn("double", .integer, "twice the number")]

  static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    Table([Column("double", .integers([2 * arguments[place]]))])
  }
}
