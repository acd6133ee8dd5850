import Drawing
import Typesetting

/// What stands around a grid of panels: its title, and the headers of a facet.
struct GridHeadings {
  /// One header, set.
  struct Part {
    let kind: FacetHeader.Kind
    let title: TextBlock?
    /// The labels by row and column of the panels that they stand beside.
    let labels: [[TextBlock?]]
    let titleText: HeaderText
    let labelText: HeaderText

    /// The room that labels take beside a line of panels.
    func labelDepth(_ line: Int) -> Double {
      labels.indices.contains(line) ? labels[line].map(labelText.depth).max() ?? 0 : 0
    }

    var titleDepth: Double { titleText.depth(title) }
  }

  let title: ViewTitle
  let parts: [Part]

  init(
    _ title: ViewTitle, _ headers: [(header: FacetHeader, labels: [[[String]]])], _ theme: Theme,
    _ fonts: ThemeFonts
  ) {
    self.title = title
    parts = headers.map { header, labels in
      Self.part(header, labels, theme, fonts)
    }
  }

  private static func part(
    _ header: FacetHeader, _ labels: [[[String]]], _ theme: Theme, _ fonts: ThemeFonts
  ) -> Part {
    let options = header.options
    var titleStyle = TextStyle.title(theme)
    var labelStyle = theme.followsGrammar ? TextStyle.label(theme) : titleStyle
    labelStyle.limit = theme.followsGrammar ? theme.labelLimit : 0
    if !theme.followsGrammar { titleStyle.color = theme.labelColor }
    titleStyle = options.titleText.style(standard: titleStyle)
    labelStyle = options.label.style(standard: labelStyle)
    func set(_ lines: [String], _ style: TextStyle) -> TextBlock? {
      lines.isEmpty ? nil : TextBlock(lines, style, fonts)
    }
    let padding = theme.followsGrammar ? 10 : 6.0
    return Part(
      kind: header.kind, title: set(header.title, titleStyle),
      labels: labels.map { line in line.map { set($0, labelStyle) } },
      titleText: HeaderText(
        options.titleText, anchor: options.titleAnchor, side: header.titleSide(theme),
        padding: padding),
      labelText: HeaderText(
        options.label, anchor: options.labelAnchor, side: header.labelSide(theme),
        padding: padding))
  }

  /// How long the longest titles and labels of headers are, beside columns and beside rows.
  var longest: (titles: (across: Double, down: Double), labels: (across: Double, down: Double)) {
    var titles = (across: 0.0, down: 0.0)
    var labels = titles
    for part in parts {
      let title = part.title.map(part.titleText.length) ?? 0
      if part.titleText.isHorizontal {
        titles.across = max(titles.across, title)
      } else {
        titles.down = max(titles.down, title)
      }
      let label =
        part.labels.joined().compactMap { $0.map(part.labelText.length) }.max() ?? 0
      if part.labelText.isHorizontal {
        labels.across = max(labels.across, label)
      } else {
        labels.down = max(labels.down, label)
      }
    }
    return (titles, labels)
  }

  /// The height that titles take over all panels.
  var height: Double { title.room(.top) + titleDepth(.top) }

  /// The room that the titles of headers take at a side.
  func titleDepth(_ side: AxisSide) -> Double {
    parts.filter { $0.titleText.side == side }.reduce(0) { $0 + $1.titleDepth }
  }

  /// The room that labels take at a side of a row or a column of panels, one of so many.
  func labelDepth(_ side: AxisSide, line: Int, of count: Int) -> Double {
    parts.filter { $0.labelText.side == side }.reduce(0) { depth, part in
      switch part.kind {
      case .panels: return depth + part.labelDepth(line)
      case .rows, .columns:
        let isOuter = side == .top || side == .left ? line == 0 : line == count - 1
        return depth + (isOuter ? part.labelDepth(0) : 0)
      }
    }
  }
}
