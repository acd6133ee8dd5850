import Results
import SystemPackage

/// The small report in four commits: as it is (`base`), with three other figures (`three`), with 24 other
/// figures (`all`), and with another sentence only (`sentence`, after `all`).
struct ComparedRepository {
  /// A comparison of two of the commits.
  struct Comparison {
    /// How many figures differ, in words.
    var name: String
    /// The earlier tag.
    var from: String
    /// The later tag.
    var to: String
    /// The exit status that says so.
    var status: Int32
  }

  static let comparisons = [
    Comparison(name: "24 of 24 figures", from: "base", to: "all", status: 1),
    Comparison(name: "3 of 24 figures", from: "base", to: "three", status: 1),
    Comparison(name: "none of 24 figures", from: "all", to: "sentence", status: 0),
  ]

  /// The repository.
  let report: ReportRepository
  /// DVC, where a folder of peers has it.
  let dvc: MeasuredProcess?

  /// Builds and commits the four states.
  ///
  /// - Parameter peers: A folder made by `Baselines/diff.sh`; nil for none.
  init(peers: String?) throws {
    let report = try ReportRepository()
    self.report = report
    dvc = peers.flatMap { peers in
      let program = FilePath(peers).appending("bin/dvc").string
      return DVCPlots.working(DVCPlots.process(program, in: report))
    }
    if let dvc { try DVCPlots.declare(in: report, dvc) }
    try commit("base")
    try report.setStepSize(99, ofChapter: 5)
    try commit("three")
    for chapter in SmallReport.stepSizes.indices {
      try report.setStepSize(90 + chapter, ofChapter: chapter + 1)
    }
    try commit("all")
    try report.replaceLine(
      startingWith: "@tbl-last-3", with: "@tbl-last-3 says it shortly.", inChapter: 3)
    try commit("sentence")
  }

  private func commit(_ tag: String) throws {
    try report.folio.run("build")
    try report.commit()
    try report.git.run("tag", tag)
  }

  /// Makes a branch of many commits whose reports are in turn those of `base` and `three`, so that three
  /// figures change in each.
  ///
  /// - Returns: The branch.
  func branch(ofCommits count: Int) throws -> String {
    let trees = try ["base", "three"].map { tag in
      try report.git.run("rev-parse", "\(tag)^{tree}")
      let answer = String(decoding: try FileSystem.read(report.git.log), as: UTF8.self)
      return answer.filter(\.isHexDigit)
    }
    let branch = "commits-\(count)"
    var stream = ""
    for number in 0..<count {
      let subject = "State \(number)"
      stream += """
        commit refs/heads/\(branch)
        committer A <a@example.org> \(1_700_000_000 + 60 * number) +0000
        data \(subject.utf8.count)
        \(subject)
        M 040000 \(trees[number % 2]) \n\n
        """
    }
    try report.write(stream, to: ".stream")
    try report.process("sh").run("-c", "git fast-import --quiet < .stream")
    return branch
  }
}
