/// Chapters with everything that authors write, as many as asked for.
struct ManyChapters {
  /// The files, by path below the root; about 7 KB each.
  static func files(count: Int) -> [String: String] {
    var files = ["Chapters/references.bib": bibliography]
    for number in 1...count {
      files["Chapters/\(name(number)).md"] = chapter(number)
    }
    return files
  }

  private static func name(_ number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, 3 - digits.count)) + digits + "-chapter-\(digits)"
  }

  private static let bibliography = (2000..<2040).map { year in
    """
    @article{author\(year),
      author = {Author, Ann and Writer, B. C. and {\\"O}zer, Dee}, title = {The {T}itle of the Year \(year)},
      journal = {Journal of Reports}, year = {\(year)}, volume = {\(year - 1999)}, pages = {1--20}
    }


    """
  }.joined()

  private static func chapter(_ number: Int) -> String {
    var prose = Prose(tag: UInt64(1000 + number))
    let sections = (1...3).map { section(number, part: $0, &prose) }
    return """
      ---
      title: Chapter \(number)
      abstract: \(prose.sentence())
      ---

      \(sections.joined(separator: "\n"))
      """
  }

  private static func section(_ number: Int, part: Int, _ prose: inout Prose) -> String {
    let id = "\(number)-\(part)"
    return """
      ## Section \(part) {#sec-\(id)}

      \(prose.paragraph()) As $x_{\(part)}^2 \\le \\sqrt{v}$ says, and [@author\(2000 + prose.number(below: 40)), p. 3] \
      before, it *follows* from @thm-\(id) that **nothing** `changes`.[^n\(id)]

      [^n\(id)]: \(prose.sentence())

      ::: {#thm-\(id) name="Statement \(part)"}
      \(prose.paragraph(sentences: 2))
      $$
      t_\\gamma \\ge \\frac{2 (1 - e^{-\\gamma})}{w_0}
      $$ {#eq-\(id)}
      :::

      ::: {.proof of="thm-\(id)"}
      \(prose.paragraph(sentences: 3)) This is @eq-\(id), shown in @fig-\(id) and @sec-\(id).
      :::

      1. \(prose.sentence())
      2. \(prose.sentence())

      | quantity | value |
      |---|--:|
      | first | \(prose.number(below: 1000)) |
      | second | \(prose.number(below: 1000)) |

      \(directives(id, seed: number))
      The slope is `{value} cl-\(id).value | .3`, see @cl-\(id) and @tbl-\(id).

      """
  }

  private static func directives(_ id: String, seed: Int) -> String {
    """
    ```experiment
    id: time-\(id)
    run: time-to-gain
    with: {outputs: 20, gain: 0.5}
    sweep:
      reward: [scaled, banded, two-cluster]
      variance: {from: 1e-4, to: 1e-1, count: 9, scale: log}
    seed: \(seed)
    caption: Times to gain.
    ```

    ```figure
    id: fig-\(id)
    from: time-\(id)
    caption: Time against variance; the line is the bound @eq-\(id).
    width: 12cm
    height: 8cm
    layer:
      - mark: {type: line, point: true}
        encoding:
          x: {field: variance, type: quantitative, scale: {type: log}, title: reward variance}
          y: {field: time_to_ground_truth, type: quantitative, scale: {type: log}, title: time}
          color: {field: reward, type: nominal, title: family}
      - transform:
          - {filter: "datum.reward == 'scaled'"}
        mark: {type: line, color: "#555555"}
        encoding:
          x: {field: variance, type: quantitative}
          y: {field: square_root_bound, type: quantitative}
    ```

    ```table
    id: tbl-\(id)
    from: time-\(id)
    by: [reward]
    caption: Slopes.
    columns:
      - {value: reward, title: Family}
      - {value: slope(log(time_to_ground_truth) ~ log(variance)), title: Slope, format: .4}
      - {value: max(time_to_ground_truth), title: Longest, format: .3}
    ```

    ```claim
    id: cl-\(id)
    from: time-\(id)
    claim: The exponent is $-1/2$.
    values:
      value: slope(log(time_to_ground_truth) ~ log(variance) where reward == 'scaled')
      least: min(time_to_ground_truth / square_root_bound)
    holds: value == -0.5 ± 0.001 and least > 1
    format: .4
    ```

    """
  }
}
