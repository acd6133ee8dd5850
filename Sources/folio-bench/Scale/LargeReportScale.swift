import Results
import SystemPackage

/// A report of 1,000 figures and 300 pages whose results are stored: all published files gone, then
/// nothing changed, then a sentence.
enum LargeReportScale {
  private static let chapterCount = 40
  private static let figuresPerChapter = 25

  static func measure() throws -> [Measurement] {
    let scratch = try ScratchFolder()
    for number in 1...chapterCount { try scratch.write(chapter(number), to: path(number)) }
    try scratch.write(rewards, to: "Chapters/rewards.csv")
    let folio = MeasuredProcess.folio(in: scratch)
    try folio.run("build", "--quiet")
    let output = scratch.path.appending("Output")
    let warm = Measurement.Limits(wall: 10)
    return [
      try Measurement("1,000 figures, from the store", runs: 1, limits: warm) {
        try FileSystem.remove(output)
        return try folio.run("build", "--quiet")
      },
      try Measurement("1,000 figures, a sentence", runs: 1, limits: warm) {
        try scratch.write(chapter(1) + "\nOne more sentence.\n", to: path(1))
        return try folio.run("build", "--quiet")
      },
      try Measurement("1,000 figures, nothing changed", runs: 3) {
        try folio.run("build", "--quiet")
      },
    ]
  }

  private static func path(_ number: Int) -> String {
    "Chapters/\(number < 10 ? "0" : "")\(number)-part-\(number).md"
  }

  private static func chapter(_ number: Int) -> String {
    var prose = Prose(tag: UInt64(300 + number))
    let figures = (1...figuresPerChapter).map { part in
      """
      \(prose.paragraph())
      ```figure
      id: fig-\(number)-\(part)
      from: rewards-\(number)
      caption: Reward by step, part \(part).
      width: 12cm
      height: 6cm
      transform: [{filter: datum.part <= \(part)}]
      mark: line
      encoding:
        x: {field: step, type: quantitative}
        y: {field: reward, type: quantitative}
        color: {field: run, type: nominal}
      ```

      \(prose.paragraph()) See @fig-\(number)-\(part).

      """
    }
    return """
      # Part \(number)

      ```experiment
      id: rewards-\(number)
      run: import
      with: {file: rewards.csv}
      ```

      \(figures.joined(separator: "\n"))
      """
  }

  /// Four runs of 100 steps.
  private static var rewards: String {
    var lines = ["part,run,step,reward"]
    for run in 1...4 {
      for step in 0..<100 {
        let noise = Double(SplitMixInputs.word(902, run * 100 + step) % 1000) / 1e4
        let reward = Double(step) / Double(step + 10 * run) + noise
        lines.append("\(1 + step % figuresPerChapter),run \(run),\(step),\(reward)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
