import Drawing
import Typesetting

/// What stands over a grid and its columns.
struct GridHeadings {
  let title: ViewTitle
  let columnTitle: TypesetLabel?
  let rowTitle: TypesetLabel?
  let columns: [TypesetLabel]
  let rows: [TypesetLabel]
  let cells: [[TypesetLabel]]

  init(_ grid: PanelGrid, _ theme: Theme, _ fonts: ThemeFonts) {
    func heading(_ text: String) -> TypesetLabel {
      fonts.title.label(text, color: theme.titleColor)
    }
    title = ViewTitle(grid.title, grid.subtitle, theme, fonts)
    columnTitle = grid.columnTitle.map { fonts.title.label($0, color: theme.labelColor) }
    rowTitle = grid.rowTitle.map { fonts.title.label($0, color: theme.labelColor) }
    columns = grid.columnLabels.map(heading)
    rows = grid.rowLabels.map(heading)
    cells = grid.cellLabels.map { $0.map(heading) }
  }

  /// The height that titles take over the first row of panels.
  var height: Double {
    title.height + (columnTitle.map { $0.height.pixels + ViewTitle.gap } ?? 0)
  }

  /// The height that labels take over a row of panels.
  func labelHeight(row: Int) -> Double {
    let labels = cells.isEmpty ? (row == 0 ? columns : []) : cells[row]
    return labels.map { $0.height.pixels + 5 }.max() ?? 0
  }

  /// The width that labels take beside the last column.
  var rowLabelWidth: Double {
    let labels = rows.map { $0.height.pixels + 5 }.max() ?? 0
    return labels + (rowTitle.map { $0.height.pixels + 4 } ?? 0)
  }
}

/// The title and the subtitle of a view, set.
struct ViewTitle {
  static let gap = 6.0

  private let lines: [TypesetLabel]

  init(_ title: TitleText?, _ subtitle: TitleText?, _ theme: Theme, _ fonts: ThemeFonts) {
    func set(_ title: TitleText?, _ typesetter: LabelTypesetter) -> TypesetLabel? {
      guard let lines = title?.lines, !lines.isEmpty else { return nil }
      return typesetter.label(lines.joined(separator: " "), color: theme.titleColor)
    }
    lines = [set(title, fonts.heading), set(subtitle, fonts.title)].compactMap { $0 }
  }

  var width: Double { lines.map(\.width.pixels).max() ?? 0 }
  var height: Double { lines.reduce(0) { $0 + $1.height.pixels + Self.gap } }

  /// The title with its top left corner at a place.
  func items(atX x: Double, y: Double) -> [FrameItem] {
    var top = y
    return lines.flatMap { line in
      defer { top += line.height.pixels + Self.gap }
      return line.items(at: .pixels(x, top), .left, .top)
    }
  }
}
