import Drawing
import Manuscript
import Plotting
import Results
import Typesetting

/// A figure as files, with what the report says of it.
package struct DrawnFigure: Sendable, Hashable {
  /// The files.
  var rendered: RenderedFigure
  /// The fonts it is set in.
  var fonts: [Manifest.Font]
}

/// A figure whose plot and tables are there.
struct FigureTask: Sendable {
  /// What the author asks for.
  var directive: FigureDirective
  /// The plot.
  var plot: Plot
  /// The tables by the names of their experiments.
  var tables: [String: Table]

  /// Draws it.
  ///
  /// - Throws: `TypesettingError` where a font is missing, `DrawingError` where painting fails.
  func drawn() throws -> DrawnFigure {
    let id = directive.id.value
    let drawing = try plot.drawing(
      tables: tables, title: id, alternativeText: directive.alternativeText?.value)
    let frame = drawing.frame
    let png = try frame.png()
    let size = Bitmap.size(ofPNG: png) ?? (0, 0)
    let rendered = RenderedFigure(
      svg: try frame.svg(idPrefix: "\(id)-"), png: png, pdf: try frame.pdf(),
      width: size.width, height: size.height, alternativeText: drawing.alternativeText,
      specification: Fingerprint(of: directive.plot), facts: Manifest.Facts(drawing.facts),
      notes: drawing.notes, frame: frame)
    let fonts = FontReport.reports(on: frame).map {
      Manifest.Font(name: $0.name, version: $0.version)
    }
    return DrawnFigure(rendered: rendered, fonts: fonts)
  }
}

extension FigureTask {
  /// The drawing alone, for a figure whose files are at hand.
  func frame() throws -> Frame {
    try plot.drawing(
      tables: tables, title: directive.id.value,
      alternativeText: directive.alternativeText?.value
    ).frame
  }
}
