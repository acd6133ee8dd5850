import Drawing
import Typesetting

/// Rows and columns of panels that headers stand around, from the top left corner of all that is
/// drawn.
struct HeaderFrame {
  /// A row or a column of panels.
  struct Line {
    /// Where its views start and end.
    var start: Double
    var end: Double
    /// Where what stands next to the views starts and ends, headers left out.
    var before: Double
    var after: Double
  }

  let width: Double
  let height: Double
  /// Where the last views end.
  let viewRight: Double
  let viewBottom: Double
  let columns: [Line]
  let rows: [Line]
}

/// Draws the headers of a facet around its panels.
struct HeaderDrawing {
  let headings: GridHeadings
  let frame: HeaderFrame
  /// The top left corner of the frame.
  let x: Double
  let y: Double

  var items: [FrameItem] {
    guard !frame.rows.isEmpty, !frame.columns.isEmpty else { return [] }
    return headings.parts.flatMap { part in titleItems(part) + labelItems(part) }
  }

  private func titleItems(_ part: GridHeadings.Part) -> [FrameItem] {
    guard let title = part.title else { return [] }
    let side = part.titleText.side
    let room = headings.title.room(side) + headings.titleDepth(side)
    let edge: Double =
      switch side {
      case .top, .left: room
      case .bottom: frame.height - room
      case .right: frame.width - room
      }
    let (start, end) =
      part.titleText.isHorizontal
      ? (frame.columns[0].start, frame.viewRight) : (frame.rows[0].start, frame.viewBottom)
    return items(title, part.titleText, start, end, edge)
  }

  private func labelItems(_ part: GridHeadings.Part) -> [FrameItem] {
    let (lastRow, lastColumn) = (frame.rows.count - 1, frame.columns.count - 1)
    return part.labels.enumerated().flatMap { line, labels in
      labels.enumerated().flatMap { place, label -> [FrameItem] in
        guard let label else { return [] }
        switch part.kind {
        case .panels: return labelItems(label, part.labelText, row: line, column: place)
        case .columns:
          let row = part.labelText.side == .top ? 0 : lastRow
          return labelItems(label, part.labelText, row: row, column: place)
        case .rows:
          let column = part.labelText.side == .left ? 0 : lastColumn
          return labelItems(label, part.labelText, row: place, column: column)
        }
      }
    }
  }

  private func labelItems(
    _ label: TextBlock, _ text: HeaderText, row: Int, column: Int
  ) -> [FrameItem] {
    guard frame.rows.indices.contains(row), frame.columns.indices.contains(column) else {
      return []
    }
    let along = text.isHorizontal ? frame.columns[column] : frame.rows[row]
    let across = text.isHorizontal ? frame.rows[row] : frame.columns[column]
    let isBefore = text.side == .top || text.side == .left
    return items(
      label, text, along.start, along.end, isBefore ? across.before : across.after)
  }

  /// A text beside a stretch of the frame, in the page's coordinates.
  private func items(
    _ block: TextBlock, _ text: HeaderText, _ start: Double, _ end: Double, _ edge: Double
  ) -> [FrameItem] {
    let (along, across) = text.isHorizontal ? (x, y) : (y, x)
    return text.items(block, from: start + along, to: end + along, edge: edge + across)
  }
}
