import Drawing
import Results
import Typesetting

/// The symbols of a legend with their labels, in rows and columns.
struct SymbolGrid {
  private let legend: LegendSpecification
  private let room: Double?
  private let theme: Theme
  private let fonts: ThemeFonts
  private var options: LegendOptions { legend.options }

  private static let lineLength = 20.0
  /// The room that the grammar leaves for the outlines of symbols.
  private static let symbolOutline = 1.5

  init(_ legend: LegendSpecification, room: Double?, _ theme: Theme, _ fonts: ThemeFonts) {
    self.legend = legend
    self.room = room
    self.theme = theme
    self.fonts = fonts
  }

  private var rowGap: Double { options.rowPadding ?? (theme.followsGrammar ? 2 : 4) }
  private var columnGap: Double { options.columnPadding ?? (theme.followsGrammar ? 10 : 14) }
  private var labelGap: Double { options.labelOffset ?? (theme.followsGrammar ? 4 : 6) }

  func body(_ entries: [LegendSpecification.Entry], _ texts: [String]) -> LegendBody {
    let set = set(entries.map(\.value), texts)
    let symbolWidth = entries.map { self.symbolWidth($0.look) }.max() ?? 0
    let rowHeights = zip(entries, set.blocks).map { entry, block in
      options.clipHeight ?? max(symbolHeight(entry.look), block.height)
    }
    let widths = set.blocks.map { symbolWidth + labelGap + $0.width }
    let columns = columns(entries.count, widths)
    let isEven = options.gridAlign ?? .each != .none
    let columnWidths = (0..<columns).map { column -> Double in
      let own = stride(from: column, to: widths.count, by: columns).map { widths[$0] }
      return (options.gridAlign == .all ? widths : own).max() ?? 0
    }
    var body = LegendBody()
    body.labels = set.texts
    var top = 0.0
    for start in stride(from: 0, to: entries.count, by: columns) {
      let row = start..<min(start + columns, entries.count)
      let height = rowHeights[row].max() ?? 0
      var left = 0.0
      for index in row {
        body.items += symbol(
          entries[index].look, centerX: left + symbolWidth / 2 + (options.symbol.offset ?? 0),
          y: top + height / 2, width: symbolWidth)
        let style = options.label
        body.items += set.blocks[index].items(
          at: .pixels(left + symbolWidth + labelGap, top + height / 2),
          style.align?.otherwise ?? .left, style.baseline?.otherwise ?? .middle)
        body.width = max(body.width, left + widths[index])
        left += (isEven ? columnWidths[index - start] : widths[index]) + columnGap
      }
      top += height + rowGap
    }
    body.height = max(top - rowGap, 0)
    return body
  }

  private func set(
    _ values: [Value], _ texts: [String]
  ) -> (blocks: [TextBlock], texts: [String]) {
    var set = TickSet(values, at: values.indices.map(Double.init), texts)
    if !theme.followsGrammar {
      set.labels = zip(values, texts).map { value, text in
        if case .number = value { return [Label.number(text)] }
        return [fonts.read(text)]
      }
    }
    if let expression = options.labelExpression {
      set = set.relabelled(by: expression, fonts, counts: true)
    }
    let ticks = TickStyling(table: TickTable.table(values, set.texts))
    var standard = TextStyle.label(theme)
    if theme.followsGrammar { standard.limit = 160 }
    let styles = options.label.styles(ticks, standard: standard)
    let blocks = zip(set.labels, styles).map { TextBlock($0, $1, fonts) }
    return (blocks, blocks.map(\.wholeText))
  }

  /// How many entries stand side by side: as many as the author says, one where entries go down, all
  /// that there is room for where they go across.
  private func columns(_ count: Int, _ widths: [Double]) -> Int {
    if let columns = options.columns, columns > 0 { return columns }
    guard legend.direction == .horizontal else { return 1 }
    guard let room, !theme.followsGrammar else { return max(count, 1) }
    let widest = widths.max() ?? 0
    let title = legend.title.isEmpty ? 0 : widest
    if widths.reduce(0, +) + columnGap * Double(count - 1) + title <= room { return max(count, 1) }
    return max(1, Int((room - title + columnGap) / (widest + columnGap)))
  }

  // MARK: - Symbols

  private func symbolWidth(_ look: LegendLook) -> Double {
    if look.line != nil { return Self.lineLength }
    if look.fill != nil { return 12 }
    let side = (look.pointArea ?? theme.pointSize).squareRoot()
    return theme.followsGrammar ? (side + Self.symbolOutline).rounded(.up) : max(10, side + 2)
  }

  private func symbolHeight(_ look: LegendLook) -> Double {
    guard let shape = look.shape, shape != .stroke else { return 10 }
    let side = (look.pointArea ?? theme.pointSize).squareRoot()
    return theme.followsGrammar ? (side + Self.symbolOutline).rounded(.up) : side + 2
  }

  private func symbol(
    _ look: LegendLook, centerX x: Double, y: Double, width: Double
  ) -> [FrameItem] {
    var items: [FrameItem] = []
    if let fill = look.fill {
      let side = look.line == nil ? 11.0 : 10
      let reach = look.line == nil ? side : width
      items.append(
        .path(
          .rectangle(
            .pixels(left: x - reach / 2, top: y - side / 2, width: reach, height: side)),
          fill: fill, stroke: nil))
    }
    if let line = look.line {
      let y = Crisp.center(y, width: 2)
      let stroke = Stroke(
        line, width: .pixels(look.lineWidth ?? theme.lineWidth), dash: dash(look))
      items.append(
        .path(
          .segment(from: .pixels(x - width / 2, y), to: .pixels(x + width / 2, y)), fill: nil,
          stroke: stroke))
    }
    if let shape = look.shape {
      let path = shape.path(
        x: x, y: y, area: theme.area(look.pointArea ?? theme.pointSize, of: shape))
      let stroke = look.pointStroke.map {
        Stroke(
          $0, width: .pixels(look.pointStrokeWidth ?? theme.pointStrokeWidth), dash: dash(look))
      }
      items.append(.path(path, fill: shape == .stroke ? nil : look.pointFill, stroke: stroke))
    }
    return items
  }

  private func dash(_ look: LegendLook) -> [Length] {
    look.dash.contains { $0 > 0 } ? look.dash.map { Length(pixels: max($0, 0)) } : []
  }
}
