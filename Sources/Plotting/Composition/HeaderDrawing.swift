import Drawing
import Typesetting

/// Draws the headers of a facet around its panels.
struct HeaderDrawing {
  let layout: GridLayout
  /// The grid's top left corner.
  let x: Double
  let y: Double

  var items: [FrameItem] {
    layout.headings.parts.flatMap { part in titleItems(part) + labelItems(part) }
  }

  private func titleItems(_ part: GridHeadings.Part) -> [FrameItem] {
    guard let title = part.title else { return [] }
    let side = part.titleText.side
    let room = layout.headings.title.room(side) + layout.headings.titleDepth(side)
    let (start, end, edge): (Double, Double, Double) =
      switch side {
      case .top: (layout.viewLeft, layout.viewRight, room)
      case .bottom: (layout.viewLeft, layout.viewRight, layout.height - room)
      case .left: (layout.viewTop, layout.viewBottom, room)
      case .right: (layout.viewTop, layout.viewBottom, layout.width - room)
      }
    return items(title, part.titleText, start, end, edge)
  }

  private func labelItems(_ part: GridHeadings.Part) -> [FrameItem] {
    let (rows, columns) = (layout.grid.rowCount, layout.grid.columnCount)
    let isTop = part.labelText.side == .top
    return part.labels.enumerated().flatMap { line, labels in
      labels.enumerated().flatMap { place, label -> [FrameItem] in
        guard let label else { return [] }
        switch part.kind {
        case .panels: return labelItems(label, part.labelText, row: line, column: place)
        case .columns:
          return labelItems(label, part.labelText, row: isTop ? 0 : rows - 1, column: place)
        case .rows:
          let column = part.labelText.side == .left ? 0 : columns - 1
          return labelItems(label, part.labelText, row: place, column: column)
        }
      }
    }
  }

  private func labelItems(
    _ label: TextBlock, _ text: HeaderText, row: Int, column: Int
  ) -> [FrameItem] {
    guard layout.rowHeights.indices.contains(row), layout.columnWidths.indices.contains(column)
    else { return [] }
    let origin = layout.origin(row, column)
    let (right, bottom) = (
      origin.x + layout.columnWidths[column], origin.y + layout.rowHeights[row]
    )
    let axes = layout.axisRoom
    switch text.side {
    case .top: return items(label, text, origin.x, right, origin.y - axes.top[row])
    case .bottom: return items(label, text, origin.x, right, bottom + axes.bottom[row])
    case .left:
      return items(label, text, origin.y, bottom, origin.x - (column == 0 ? axes.left : 0))
    case .right:
      let isLast = column == layout.columnWidths.count - 1
      return items(label, text, origin.y, bottom, right + (isLast ? axes.right : 0))
    }
  }

  /// A text beside a stretch of the grid, in the page's coordinates.
  private func items(
    _ block: TextBlock, _ text: HeaderText, _ start: Double, _ end: Double, _ edge: Double
  ) -> [FrameItem] {
    let (along, across) = text.isHorizontal ? (x, y) : (y, x)
    return text.items(block, from: start + along, to: end + along, edge: edge + across)
  }
}
