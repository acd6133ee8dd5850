import Drawing
import Plotting
import Testing

@Suite struct ReferencePictureTests {
  static let specifications: [(name: String, yaml: String)] = [
    (
      "line",
      "mark: {type: line, point: true}\nencoding: {x: {field: variance, scale: {type: log}}, y: {field: high, scale: {type: log}}, color: {field: family}}"
    ),
    (
      "point-shapes",
      "mark: point\nencoding: {x: {field: variance, scale: {type: log}}, y: {field: low}, shape: {field: family}, color: {field: family}}"
    ),
    (
      "band",
      "layer: [{mark: area, encoding: {y: {field: low}, y2: {field: high}}}, {mark: line, encoding: {y: {field: time}}}]\nencoding: {x: {field: variance, scale: {type: log}}, color: {field: family}}"
    ),
    (
      "bar-grouped",
      "mark: bar\ndata: {name: rms}\nencoding: {x: {field: output}, xOffset: {field: rm}, y: {field: reward}, color: {field: rm}}"
    ),
    (
      "bar-stacked",
      "mark: bar\ndata: {name: rms}\ntransform: [{calculate: abs(datum.reward), as: size}]\nencoding: {y: {field: output}, x: {field: size}, color: {field: rm}}"
    ),
    (
      "heat-map",
      "mark: rect\ndata: {name: grid}\nencoding: {x: {field: u}, y: {field: v}, color: {field: objective, scale: {scheme: redblue, domainMid: 0}}}"
    ),
    (
      "rules-and-text",
      "data: {name: rms}\nlayer: [{mark: point, encoding: {x: {field: output}, y: {field: reward}}}, {mark: {type: rule, strokeDash: [4, 2]}, encoding: {y: {datum: 1}}}, {mark: {type: text, align: right, baseline: bottom}, encoding: {y: {datum: 1}, x: {value: width}, text: {value: \"$r_1$\"}}}]"
    ),
    (
      "facets",
      "mark: point\nencoding: {x: {field: variance, scale: {type: log}}, y: {field: high}, column: {field: family}}"
    ),
    (
      "steps",
      "mark: {type: line, interpolate: step-after, labels: end}\nencoding: {x: {field: variance, scale: {type: log}}, y: {field: high}, color: {field: family}, strokeDash: {field: family}}"
    ),
    (
      "horizontal-bars",
      "mark: bar\nencoding: {y: {field: family, sort: \"-x\"}, x: {field: time, aggregate: mean}}"
    ),
  ]

  @Test(arguments: specifications.indices)
  func `each mark looks like its reference picture`(index: Int) throws {
    let (name, yaml) = Self.specifications[index]
    let frame = try PlotTest(yaml + "\nwidth: 7cm").drawing().frame
    try References.check(frame, name)
  }
}
