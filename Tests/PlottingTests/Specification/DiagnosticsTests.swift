import Testing

@Suite struct DiagnosticsTests {
  /// A specification with one thing wrong, and what is said of it.
  struct Fault: Sendable, CustomTestStringConvertible {
    var yaml: String
    var problems: [String]
    var testDescription: String { problems.first ?? yaml }

    init(_ yaml: String, _ problems: String...) {
      self.yaml = yaml
      self.problems = problems
    }
  }

  static let faults = [
    Fault("mark: lin", "1:7 the mark cannot be the text ‘lin’ → line"),
    Fault(
      "mark: geoshape",
      "1:7 the mark ‘geoshape’ is outside of what folio draws: maps and pictures stay outside"),
    Fault("{}", "1:1 the plot has no ‘mark’"),
    Fault("[1]", "1:1 the plot must be a mapping, not a list"),
    Fault("mark: point\nencodng: {}", "2:1 unknown key ‘encodng’ in the plot → encoding"),
    Fault(
      "mark: point\nparams: {}\nencoding: {x: {field: time}}",
      "2:9 ‘params’ must be a list, not a mapping"),
    Fault(
      "mark: point\nencoding: {x: {field: tme}}", "2:23 no column ‘tme’ in ‘a’ → time"),
    Fault(
      "mark: point\nencoding: {x: {field: time}, colour: {field: family}}",
      "2:30 unknown key ‘colour’ in the encoding → color"),
    Fault(
      "mark: point\nencoding: {x: {field: time, tpye: nominal}}",
      "2:29 unknown key ‘tpye’ in the channel ‘x’ → type"),
    Fault(
      "mark: point\nencoding: {x: {field: time, bandPosition: 2}}",
      "2:43 ‘bandPosition’ of the channel ‘x’ must be a number from 0 to 1, not the number 2"),
    Fault(
      "mark: point\nencoding: {x: {field: family, type: quantitative}}",
      "2:23 the column ‘family’ holds texts and cannot be quantitative → nominal"),
    Fault(
      "mark: bar\nencoding: {x: {field: family}, y: {field: family, aggregate: mean}}",
      "2:43 the column ‘family’ holds texts and has no mean"),
    Fault(
      "mark: bar\nencoding: {x: {field: family}, y: {aggregate: mean}}",
      "2:35 ‘mean’ in the channel ‘y’ needs a ‘field’"),
    Fault(
      "mark: point\nencoding: {x: {}}", "2:15 the channel ‘x’ has no data"),
    Fault(
      "mark: point\nencoding: {x: {field: time, scale: {type: lg}}}",
      "2:43 ‘type’ of the scale of ‘x’ cannot be the text ‘lg’ → log"),
    Fault(
      "mark: point\nencoding: {x: {field: time, scale: {type: log, domain: [0, 10]}}}",
      "2:56 a logarithmic scale cannot reach zero: its domain is 0.0 to 10.0"),
    Fault(
      "mark: point\nencoding: {x: {field: family, scale: {type: log}}}",
      "2:23 the column ‘family’ holds texts and cannot be quantitative → nominal"),
    Fault(
      "mark: point\nencoding: {x: {field: time}, color: {field: low, scale: {scheme: virids}}}",
      "2:66 the colour scheme cannot be the text ‘virids’ → viridis"),
    Fault(
      "mark: {type: point, color: stelblue}\nencoding: {x: {field: time}}",
      "1:28 ‘color’ of the mark must be a colour, not the text ‘stelblue’ → steelblue"),
    Fault(
      "mark: {type: point, size: -3}\nencoding: {x: {field: time}}",
      "1:27 ‘size’ of the mark must be a number from 0 to 1000000, not the number -3"),
    Fault(
      "mark: {type: point, tooltip: true}\nencoding: {x: {field: time}}",
      "1:21 tooltips are not shown: a figure is the same on paper and on screen"),
    Fault(
      "mark: point\nencoding: {x: {field: time, axis: {format: .2q}}}",
      "2:44 ‘format’ of the axis of ‘x’ must be a number format, not the text ‘.2q’"),
    Fault(
      "mark: point\nencoding: {x: {field: time, axis: {orient: left}}}",
      "2:44 ‘orient’ of the axis of ‘x’ cannot be the text ‘left’"),
    Fault(
      "mark: point\nencoding: {x: {field: time, title: 'a $\\gama$'}}",
      "2:40 ‘title’ of the channel ‘x’ has a formula with a mistake: unknown command ‘\\gama’ → \\gamma"
    ),
    Fault(
      "mark: point\ntransform: [{filter: datum.tme > 3}]\nencoding: {x: {field: time}}",
      "2:22 no column ‘tme’ in ‘a’ → time"),
    Fault(
      "mark: point\ntransform: [{filter: datum.time > }]\nencoding: {x: {field: time}}",
      "2:22 something is missing at the end in the expression ‘datum.time >’"),
    Fault(
      "mark: point\ntransform: [{extent: tme, param: e}]\nencoding: {x: {field: time}}",
      "2:22 no column ‘tme’ in ‘a’ → time"),
    Fault(
      "mark: point\ntransform: [{joinaggregate: [{op: max}]}]\nencoding: {x: {field: time}}",
      "2:30 ‘max’ needs a ‘field’"),
    Fault(
      "mark: point\ntransform: [{calculate: datum.time * 2}]\nencoding: {x: {field: time}}",
      "2:25 a calculation needs ‘as’, the name of its column"),
    Fault(
      "mark: point\ndata: {name: gird}\nencoding: {x: {field: u}}",
      "2:14 the figure has no data named ‘gird’ → grid"),
    Fault(
      "mark: point\nwidth: wide\nencoding: {x: {field: time}}",
      "2:8 ‘width’ of the plot must be a number of pixels for the view or a length for the "
        + "figure, like 12cm, not the text ‘wide’"),
    Fault(
      "mark: {type: point, dir: rtl}\nencoding: {x: {field: time}}",
      "1:21 ‘dir’ of the mark changes nothing here: it is not drawn"),
    Fault(
      "mark: {type: contour, filled: true, labels: true}\n"
        + "data: {name: grid}\nencoding: {x: {field: u}, y: {field: v}, color: {field: objective}}",
      "1:37 ‘labels’ of the mark changes nothing here: it is not drawn"),
    Fault(
      "bounds: flush\nhconcat: [{mark: point, encoding: {x: {field: time}}}]",
      "1:1 ‘bounds’ of the plot changes nothing here: it is not drawn"),
    Fault(
      "layer: []", "1:8 ‘layer’ must be a list of layers, not a list"),
    Fault(
      "mark: {type: point, sise: {expr: datum.time}}\nencoding: {x: {field: time}}",
      "1:21 unknown key ‘sise’ in the mark → size"),
    Fault(
      "mark: {type: point, size: {expr: datum.tme}}\nencoding: {x: {field: time}}",
      "1:27 no column ‘tme’ in ‘a’ → time"),
    Fault(
      "mark: {type: line, size: {expr: datum.time}}\nencoding: {x: {field: time}}",
      "1:26 ‘size’ of the mark must be a number, not a mapping"),
    Fault(
      "mark: {type: bar, opacity: {expr: datum.time}}\n"
        + "encoding: {x: {field: family}, y: {field: time, aggregate: mean}}",
      "1:28 ‘opacity’ of the mark cannot be computed from ‘time’: the marks stand for groups of "
        + "rows → mean_time"),
    Fault(
      "mark: point\nresolve: {scale: {y: alone}}\nencoding: {x: {field: time}}",
      "2:22 ‘y’ of ‘scale’ of ‘resolve’ cannot be the text ‘alone’"),
    Fault(
      "mark: text\nencoding: {x: {field: time}}",
      "1:7 the mark ‘text’ needs the channel ‘text’"),
    Fault(
      "mark: bar\nencoding: {x: {field: family, sort: upwards}, y: {field: time}}",
      "2:37 ‘sort’ of the channel ‘x’ cannot be the text ‘upwards’"),
  ]

  @Test(arguments: faults)
  func `each mistake is said exactly, at its place, with the nearest name`(fault: Fault) {
    #expect(PlotTest(fault.yaml).problems == fault.problems)
  }

  @Test func `several mistakes are all said at once, each once`() {
    let test = PlotTest(
      """
      encoding:
        x: {field: varance}
      layer:
        - mark: line
          encoding: {y: {field: tim}}
        - mark: pont
          encoding: {y: {field: time}}
      """)
    #expect(
      test.problems == [
        "2:14 no column ‘varance’ in ‘a’ → variance",
        "5:27 no column ‘tim’ in ‘a’ → time",
        "6:11 the mark cannot be the text ‘pont’ → point",
      ])
  }
}
