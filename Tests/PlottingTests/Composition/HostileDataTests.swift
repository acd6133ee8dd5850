import Drawing
import Plotting
import Results
import Testing

/// Data that no figure is made for: each is drawn, or told what is wrong with it, at once.
@Suite struct HostileDataTests {
  /// Rows as JSON, and what the plot of them is about.
  static let rows: [String] = [
    "[]", "[{}]", "[{x: 1, y: 2}]", "[{x: null, y: null}, {x: null, y: null}]",
    "[{x: Infinity, y: 1}, {x: '-Infinity', y: NaN}, {x: 3, y: '4'}, {x: z, y: 5}]",
    "[{x: 1.0e+300, y: -1.0e+300}, {x: -1.0e+308, y: 1.0e+308}, {x: 0, y: 1}]",
    "[{x: 1.0e-300, y: 2.0e-300}, {x: 3.0e-300, y: 1.0e-308}, {x: 0, y: 5.0e-324}]",
    "[{x: 1, y: 1}, {x: 1.0000000000000002, y: 1}]", "[{x: 9007199254740993, y: 1}, {x: -3, y: 2}]",
    "[{x: true, y: [1, 2]}, {x: {a: 1}, y: false}]", "[{x: '', y: ' '}, {x: '2024-13-45', y: 1}]",
    "[{x: '0001-01-01', y: 1}, {x: '-1000000000000000000', y: 2}, {x: 8.64e+15, y: -1.0e+18}]",
    "[1, 2, 3]", "[{x: -1, y: -10}, {x: -5, y: -1000}]",
  ]

  static let encodings: [String] = [
    "x: {field: x, type: quantitative}, y: {field: y, type: quantitative}",
    "x: {field: x, type: quantitative, scale: {type: log}}, y: {field: y, type: quantitative, scale: {type: symlog}}",
    "x: {field: x, type: quantitative, bin: true}, y: {aggregate: count, type: quantitative}",
    "x: {field: x, type: nominal}, y: {field: y, type: quantitative, aggregate: mean}, color: {field: y, type: quantitative}",
    "x: {field: x, type: temporal}, y: {field: y, type: quantitative}, size: {field: y, type: quantitative}",
    "x: {field: x, type: quantitative, scale: {type: pow, exponent: 3}}, y: {field: y, type: quantitative, scale: {type: sqrt}}",
  ]

  static let marks = [
    "point", "line", "bar", "area", "rect", "boxplot", "{type: errorband}", "trail",
  ]

  @Test(arguments: rows.indices) func `hostile rows are drawn`(index: Int) throws {
    for (place, encoding) in Self.encodings.enumerated() {
      // Each mark meets each encoding with some of the rows.
      let marks = [place + index, place + index * 2 + 3].map { Self.marks[$0 % Self.marks.count] }
      for (mark, theme) in zip(marks, [Theme.vega, .report]) {
        let yaml = "data: {values: \(Self.rows[index])}\nmark: \(mark)\nencoding: {\(encoding)}"
        guard let drawing = try PlotTest(yaml).anything(theme: theme) else { continue }
        let size = drawing.frame.size
        #expect(size.width.pixels > 0 && size.width.pixels < 10_000, "\(yaml)")
        #expect(size.height.pixels > 0 && size.height.pixels < 10_000, "\(yaml)")
      }
    }
  }
}
