import Drawing
import Manuscript
import Plotting
import Results

/// A specification as `folio plot` and figures of chapters have it; the first byte chooses the theme and the
/// kind of file.
enum PlotTarget {
  private static let table = Table([
    Column("name", .strings(["a", "b", nil, "d", "e"])),
    Column("value", .numbers([1, -2.5, 0, 1e-9, 4e7])),
    Column("count", .integers([1, 2, 3, -4, 5])),
  ])

  static func read(_ input: [UInt8]) {
    guard let choice = input.first else { return }
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode(
      specification: Array(input.dropFirst()), file: "plot.yaml", diagnostics: &diagnostics)
    guard let node,
      let plot = Plot(
        reading: node, columns: [TableColumns("runs", of: table)], diagnostics: &diagnostics),
      let drawing = try? plot.drawing(
        tables: ["runs": table], theme: choice & 1 == 0 ? .report : .vega,
        detailsMarks: choice & 2 == 0)
    else { return }
    _ = drawing.facts.json.text
    let painter = FramePainter(drawing.frame)
    switch choice >> 2 & 3 {
    case 0: _ = try? painter.png(scale: 1)
    case 1: _ = try? painter.pdf()
    case 2: _ = try? painter.svg(letters: .text)
    default: _ = try? painter.svg(letters: .outlines)
    }
  }
}
