import FoundationEssentials
import NumericalMethods

/// What a process that ran one workload tells the one that started it.
struct WorkloadReport: Codable {
  /// Which part of a workload a process runs.
  enum Part: String, Codable, Sendable {
    /// All of it, with the engine.
    case whole
    /// What the baseline does too, with the engine.
    case portion
    /// The same in the plain way.
    case plain
  }

  /// Time and peak memory.
  var cost: Cost
  /// The numbers found.
  var results: SimulationWorkload.Results

  /// Runs a part of a workload in this process.
  init(of workload: SimulationWorkload, _ part: Part, threads: Int) throws {
    let workers = WorkerTeam(threadCount: threads)
    var cost = Cost.zero
    switch part {
    case .whole: results = try workload.engine(.whole, workers, &cost)
    case .portion: results = try workload.engine(.portion, workers, &cost)
    case .plain: results = try workload.baseline?.run(&cost) ?? [:]
    }
    cost.peakMemory = Cost.peakMemoryOfThisProcess
    self.cost = cost
  }

  /// Writes it to a file.
  func write(to path: String) throws {
    try JSONEncoder().encode(self).write(to: URL(filePath: path))
  }
}
