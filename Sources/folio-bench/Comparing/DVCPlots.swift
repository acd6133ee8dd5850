import Results
import SystemPackage

/// DVC in the benchmark's repository: each experiment's table of results is one of its plots.
enum DVCPlots {
  /// DVC as a process in a repository.
  static func process(_ program: String, in report: ReportRepository) -> MeasuredProcess {
    var process = report.process(program)
    process.environment = ["DVC_NO_ANALYTICS": "true", "PYTHONDONTWRITEBYTECODE": "1"]
    return process
  }

  /// The process, where there is such a program.
  static func working(_ dvc: MeasuredProcess) -> MeasuredProcess? {
    (try? dvc.run("--version")) == nil ? nil : dvc
  }

  /// Makes the repository one of DVC's, with a line plot of time and reward for each of the 24 tables.
  static func declare(in report: ReportRepository, _ dvc: MeasuredProcess) throws {
    try dvc.run("init", "--quiet")
    let plots = SmallReport.stepSizes.indices.flatMap { chapter in
      SmallReport.scales.map { scale in
        """
          - Output/data/ascent-\(chapter + 1)-\(scale).csv:
              x: time
              y: expected_reward

        """
      }
    }
    try report.write("plots:\n" + plots.joined(), to: "dvc.yaml")
    try report.git.run("add", "dvc.yaml", ".dvc", ".dvcignore")
  }

  /// Compares two commits as a page of plots.
  static func compare(
    _ from: String, _ to: String, with dvc: MeasuredProcess
  ) throws -> Cost {
    try dvc.run("plots", "diff", "--out", ".dvc/tmp/compared", from, to)
  }
}
