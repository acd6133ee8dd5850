/// A report of eight chapters with three experiments, three figures and a table each.
///
/// Chapter i climbs with a step size of its own; each of its experiments is exact gradient ascent on one
/// prompt with 100 outputs, 2,000 steps, 5 replicates, from logits 0, 1 or 3 times standard normal. A figure
/// shows the five curves and their mean, a table mean and extremes of the last rewards.
struct SmallReport {
  /// The step size of each chapter.
  static let stepSizes = [5, 6, 8, 10, 12, 15, 20, 25]
  /// The initial scale of each experiment of a chapter.
  static let scales = [0, 1, 3]
  /// How many steps each run takes.
  static let stepCount = 2000
  /// How many runs each experiment has.
  static let replicates = 5

  /// The files, by path below the root.
  static var files: [String: String] {
    var files = ["Chapters/references.bib": bibliography, ".gitignore": ".folio/\n"]
    for (index, step) in stepSizes.enumerated() {
      files[path(ofChapter: index + 1)] = chapter(index + 1, stepSize: step)
    }
    return files
  }

  /// The chapter's file.
  static func path(ofChapter number: Int) -> String { "Chapters/0\(number)-step-\(number).md" }

  /// The line with the settings of an experiment; replaced to change one parameter.
  static func settings(scale: Int, stepSize: Int) -> String {
    "with: {method: ascent, outputs: 100, groundTruth: uniform, policy: normal, "
      + "policyScale: \(scale), stepSize: \(stepSize), duration: \(stepSize * stepCount), "
      + "points: 101, spacing: log, firstTime: \(stepSize)}"
  }

  private static let bibliography = """
    @inproceedings{flow2025,
      author = {First, Ann and Second, Ben}, title = {Flows and Their Times},
      booktitle = {Proceedings of Something}, year = {2025}
    }

    """

  private static func chapter(_ number: Int, stepSize: Int) -> String {
    var prose = Prose(tag: UInt64(700 + number))
    let parts = scales.map { experiment(number, scale: $0, stepSize: stepSize) }
    return """
      ---
      title: Step size \(stepSize)
      ---

      ## What is climbed

      \(prose.paragraph())
      $$
      \\phi(\\theta) = \\mathbb E_{y \\sim \\pi_\\theta}[r(y)] - \\lambda \\operatorname{KL}(\\pi_\\theta \\Vert \\pi_0)
      $$ {#eq-objective-\(number)}

      \(prose.paragraph()) See [@flow2025] and @eq-objective-\(number).

      $$
      \\theta_{t + 1} = \\theta_t + \(stepSize)\\, \\nabla \\phi(\\theta_t)
      $$ {#eq-step-\(number)}

      \(parts.joined())
      \(table(number))
      """
  }

  private static func experiment(_ number: Int, scale: Int, stepSize: Int) -> String {
    let id = "ascent-\(number)-\(scale)"
    return """
      ```experiment
      id: \(id)
      run: training-curve
      \(settings(scale: scale, stepSize: stepSize))
      replicates: \(replicates)
      seed: \(number)
      ```

      ```figure
      id: fig-\(id)
      from: \(id)
      caption: Distance from the best reward by time, five runs and their mean, initial scale \(scale).
      width: 12cm
      height: 8cm
      title: Initial scale \(scale)
      transform:
        - {calculate: 1 - datum.expected_reward, as: distance}
      layer:
        - mark: {type: line, color: "#bbbbbb", strokeWidth: 0.7}
          encoding:
            x: {field: time, type: quantitative, scale: {type: log}, title: time}
            y: {field: distance, type: quantitative, scale: {type: log}, title: distance}
            detail: {field: replicate, type: nominal}
        - mark: line
          encoding:
            x: {field: time, type: quantitative}
            y: {field: distance, type: quantitative, aggregate: mean}
            color: {datum: mean of five runs, type: nominal, title: runs}
      ```

      @fig-\(id) ends at a mean of
      `{value} mean(last(\(id).expected_reward by \(id).replicate)) | .4`.


      """
  }

  private static func table(_ number: Int) -> String {
    let last = "last(expected_reward by replicate)"
    return """
      ```table
      id: tbl-last-\(number)
      from: ascent-\(number)-1
      caption: The last rewards of the five runs.
      columns:
        - {value: mean(\(last)), title: Mean, format: .4}
        - {value: min(\(last)), title: Least, format: .4}
        - {value: max(\(last)), title: Greatest, format: .4}
      ```

      @tbl-last-\(number) sums up. The last sentence of chapter \(number).

      """
  }
}
