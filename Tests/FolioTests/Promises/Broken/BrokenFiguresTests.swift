import Testing

/// Mistakes in what a plot draws, through the program.
struct BrokenFiguresTests {
  static let reports = [
    BrokenReport(
      "a figure of an experiment that does not exist",
      #"""
      ```figure
      id: fig-x
      from: 1️⃣curv
      caption: C
      mark: line
      encoding:
        x: {field: time, type: quantitative}
        y: {field: expected_reward, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ error: no experiment has the id ‘curv’ = did you mean ‘curve’?
      """#),
    BrokenReport(
      "an unknown column in a plot",
      #"""
      ```figure
      id: fig-x
      from: curve
      caption: C
      mark: line
      encoding:
        x: {field: 1️⃣tme, type: quantitative}
        y: {field: expected_reward, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ error: no column ‘tme’ in ‘curve’ = its columns: scale, time, expected_reward, expected_ground_truth, reward_variance, divergence, objective, gradient_norm, gradient_noise = did you mean ‘time’?
      """#),
    BrokenReport(
      "an unknown column in a filter",
      #"""
      ```figure
      id: fig-x
      from: curve
      caption: C
      transform:
        - filter: 1️⃣"datum.scael > 1"
      mark: line
      encoding:
        x: {field: time, type: quantitative}
        y: {field: expected_reward, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ error: no column ‘scael’ in ‘curve’ = its columns: scale, time, expected_reward, expected_ground_truth, reward_variance, divergence, objective, gradient_norm, gradient_noise = did you mean ‘scale’?
      """#),
    BrokenReport(
      "an unknown mark",
      #"""
      ```figure
      id: fig-x
      from: curve
      caption: C
      mark: 1️⃣lien
      encoding:
        x: {field: time, type: quantitative}
        y: {field: expected_reward, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ error: the mark cannot be the text ‘lien’ = one of: line, point, circle, square, area, bar, rule, rect, text, tick, errorband, errorbar, boxplot, arc, trail, contour, arrow, streamline, bracket, slope, hexbin = did you mean ‘line’?
      """#),
    BrokenReport(
      "an unknown channel",
      #"""
      ```figure
      id: fig-x
      from: curve
      caption: C
      mark: line
      encoding:
        x: {field: time, type: quantitative}
        y: {field: expected_reward, type: quantitative}
        1️⃣colour: {field: scale, type: nominal}
      ```
      """#,
      #"""
      1️⃣ error: unknown key ‘colour’ in the encoding = valid keys are angle, color, column, detail, facet, fill, fillOpacity, length, opacity, order, radius, radius2, row, shape, size, stroke, strokeDash, strokeOpacity, strokeWidth, text, theta, theta2, u, v, x, x2, xError, xError2, xOffset, y, y2, yError, yError2, yOffset, z = did you mean ‘color’?
      """#),
    BrokenReport(
      "an unknown kind of scale",
      #"""
      ```figure
      id: fig-x
      from: curve
      caption: C
      mark: line
      encoding:
        x: {field: time, type: quantitative, scale: {type: 1️⃣logg}}
        y: {field: expected_reward, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ error: ‘type’ of the scale of ‘x’ cannot be the text ‘logg’ = one of: linear, log, pow, sqrt, symlog, identity, sequential, time, utc, quantile, quantize, threshold, bin-ordinal, ordinal, point, band = did you mean ‘log’?
      """#),
    BrokenReport(
      "an unknown kind of data",
      #"""
      ```figure
      id: fig-x
      from: curve
      caption: C
      mark: line
      encoding:
        x: {field: time, type: 1️⃣quantitatve}
        y: {field: expected_reward, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ error: ‘type’ of the channel ‘x’ cannot be the text ‘quantitatve’ = one of: quantitative, temporal, ordinal, nominal = did you mean ‘quantitative’?
      """#),
    BrokenReport(
      "a misspelt key of a figure",
      #"""
      ```figure
      id: 1️⃣fig-x
      from: curve
      2️⃣captoin: C
      mark: line
      encoding:
        x: {field: time, type: quantitative}
        y: {field: expected_reward, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ warning: the figure ‘fig-x’ has no caption
      2️⃣ error: unknown key ‘captoin’ in the plot = valid keys are $schema, autosize, coordinates, data, description, encoding, height, inset, layer, mark, name, resolve, title, transform, usermeta, view, width = did you mean ‘caption’?
      """#),
    BrokenReport(
      "a figure without a mark",
      #"""
      ```figure
      1️⃣id: fig-x
      from: curve
      caption: C
      encoding:
        x: {field: time, type: quantitative}
        y: {field: expected_reward, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ error: the plot has no ‘mark’ = give ‘mark’, ‘layer’, ‘facet’ with ‘spec’, ‘hconcat’ or ‘vconcat’
      """#),
    BrokenReport(
      "a layer over a table that is not named",
      #"""
      ```figure
      id: fig-x
      from: curve
      caption: C
      layer:
        - data: {name: 1️⃣times}
          mark: point
          encoding:
            x: {field: variance, type: quantitative}
            y: {field: steps, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ error: the figure has no data named ‘times’ = data of this figure: curve
      """#),
    BrokenReport(
      "an expression that cannot be read",
      #"""
      ```figure
      id: fig-x
      from: curve
      caption: C
      transform:
        - filter: 1️⃣"datum.scale >"
      mark: line
      encoding:
        x: {field: time, type: quantitative}
        y: {field: expected_reward, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ error: something is missing at the end in the expression ‘datum.scale >’
      """#),
    BrokenReport(
      "an aggregate that does not exist",
      #"""
      ```figure
      id: fig-x
      from: curve
      caption: C
      mark: line
      encoding:
        x: {field: time, type: quantitative}
        y: {field: expected_reward, aggregate: 1️⃣avrage, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ error: ‘aggregate’ of the channel ‘y’ cannot be the text ‘avrage’ = one of: count, valid, missing, distinct, sum, product, mean, average, median, min, max, q1, q3, stdev, stdevp, variance, variancep, stderr, ci0, ci1, argmin, argmax = did you mean ‘average’?
      """#),
    BrokenReport(
      "a width that is no length",
      #"""
      ```figure
      id: fig-x
      from: curve
      caption: C
      width: 1️⃣wide
      mark: line
      encoding:
        x: {field: time, type: quantitative}
        y: {field: expected_reward, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ error: ‘width’ of the plot must be a number of pixels for the view or a length for the figure, like 12cm, not the text ‘wide’
      """#),
  ]

  @Test(arguments: reports)
  func `Every mistake is told at its place, and everything else is built`(
    report: BrokenReport
  ) throws {
    try report.expectDiagnostics()
  }
}
