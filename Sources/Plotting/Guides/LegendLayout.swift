import Drawing
import Results
import Typesetting

/// A legend laid out: its size and its items from its top left corner.
struct LegendLayout: Sendable {
  let width: Double
  let height: Double
  let items: [FrameItem]
  /// The entries' labels, for inspection.
  let labels: [String]

  private static let symbolWidth = 20.0
  private static let symbolGap = 6.0
  private static let rowGap = 4.0
  private static let columnGap = 14.0
  private static let gradientThickness = 12.0
  private static let gradientLength = 120.0

  /// Lays out a legend.
  ///
  /// - Parameter width: For a legend above or below the view: the room it may take. Nil for one at
  ///   a side, whose entries stand below each other.
  init(
    _ legend: LegendSpecification, within width: Double?, _ theme: Theme, _ fonts: ThemeFonts
  ) {
    var builder = Builder(theme: theme, fonts: fonts, room: width)
    builder.addTitle(legend.title)
    if let gradient = legend.gradient {
      builder.addGradient(gradient.scale, gradient.ramp, legend.options)
    } else {
      builder.addEntries(legend.entries, legend.options)
    }
    self.width = builder.width
    self.height = builder.height
    items = builder.items
    labels = builder.labels
  }

  private struct Builder {
    let theme: Theme
    let fonts: ThemeFonts
    let room: Double?
    var items: [FrameItem] = []
    var labels: [String] = []
    var width = 0.0
    var height = 0.0
    var left = 0.0

    init(theme: Theme, fonts: ThemeFonts, room: Double?) {
      self.theme = theme
      self.fonts = fonts
      self.room = room
    }

    mutating func addTitle(_ lines: [String]) {
      guard !lines.isEmpty else { return }
      let title = fonts.title.label(lines.joined(separator: " "), color: theme.titleColor)
      items += title.items(at: .pixels(0, 0), .left, .top)
      width = title.width.pixels
      if room == nil {
        height = title.height.pixels + 5
      } else {
        left = title.width.pixels + LegendLayout.columnGap
        height = title.height.pixels
      }
    }

    // MARK: - Entries

    mutating func addEntries(_ entries: [LegendSpecification.Entry], _ options: LegendOptions) {
      let typeset = entries.map { entry -> TypesetLabel in
        let label = ReportTicks.label(entry.value, options.format)
        labels.append(label.plainText)
        return Shortening.shortened(
          label, to: theme.labelLimit, fonts.label, color: theme.labelColor)
      }
      let symbol = entries.map { symbolSize($0.look) }.max() ?? LegendLayout.symbolWidth
      let rowHeight = max(
        typeset.map(\.height.pixels).max() ?? 0, entries.map { symbolHeight($0.look) }.max() ?? 0)
      let cell = symbol + LegendLayout.symbolGap + (typeset.map(\.width.pixels).max() ?? 0)
      let columns = columns(entries.count, cell: cell, typeset, symbol, options)
      let isRunning = room != nil && options.columns == nil && columns == entries.count
      var (x, y) = (left, room == nil ? height : 0)
      let firstLeft = left
      for (index, entry) in entries.enumerated() {
        if index > 0, index % columns == 0 {
          x = firstLeft
          y += rowHeight + LegendLayout.rowGap
        }
        place(entry.look, typeset[index], x: x, middle: y + rowHeight / 2, symbol: symbol)
        let taken = isRunning ? symbol + LegendLayout.symbolGap + typeset[index].width.pixels : cell
        width = max(width, x + symbol + LegendLayout.symbolGap + typeset[index].width.pixels)
        x += taken + LegendLayout.columnGap
      }
      height = max(height, y + rowHeight)
    }

    private func columns(
      _ count: Int, cell: Double, _ labels: [TypesetLabel], _ symbol: Double,
      _ options: LegendOptions
    ) -> Int {
      if let columns = options.columns { return columns }
      guard let room else { return 1 }
      let running = labels.reduce(left) {
        $0 + symbol + LegendLayout.symbolGap + $1.width.pixels + LegendLayout.columnGap
      }
      if running - LegendLayout.columnGap <= room { return max(count, 1) }
      let fitting = (room - left + LegendLayout.columnGap) / (cell + LegendLayout.columnGap)
      return max(1, Int(fitting))
    }

    private func symbolSize(_ look: LegendLook) -> Double {
      if look.line != nil { return LegendLayout.symbolWidth }
      if look.fill != nil { return 12 }
      return max(10, (look.pointArea ?? theme.pointSize).squareRoot() + 2)
    }

    private func symbolHeight(_ look: LegendLook) -> Double {
      look.shape == nil ? 10 : (look.pointArea ?? theme.pointSize).squareRoot() + 2
    }

    private mutating func place(
      _ look: LegendLook, _ label: TypesetLabel, x: Double, middle: Double, symbol: Double
    ) {
      if let fill = look.fill {
        let side = look.line == nil ? 11.0 : 10
        let width = look.line == nil ? side : symbol
        items.append(
          .path(
            .rectangle(
              .pixels(
                left: x + (symbol - width) / 2, top: middle - side / 2, width: width, height: side)),
            fill: fill, stroke: nil))
      }
      if let line = look.line {
        let y = Crisp.center(middle, width: 2)
        items.append(
          .path(
            .segment(from: .pixels(x, y), to: .pixels(x + symbol, y)), fill: nil,
            stroke: Stroke(
              line, width: .pixels(look.lineWidth ?? theme.lineWidth),
              dash: look.dash.map(Length.init(pixels:)))))
      }
      if let shape = look.shape {
        let path = shape.path(
          x: x + symbol / 2, y: middle,
          area: theme.area(look.pointArea ?? theme.pointSize, of: shape))
        let stroke = look.pointStroke.map {
          Stroke($0, width: .pixels(theme.pointStrokeWidth))
        }
        items.append(.path(path, fill: look.pointFill, stroke: stroke))
      }
      items += label.items(
        at: .pixels(x + symbol + LegendLayout.symbolGap, middle), .left, .middle)
    }

    // MARK: - Gradients

    mutating func addGradient(
      _ scale: ContinuousScale, _ ramp: ColorRamp, _ options: LegendOptions
    ) {
      let count = options.tickCount ?? 5
      var ticks = scale.transform.ticks(scale.domain, count: count)
      if let values = options.values {
        ticks.major = values.map(\.double).filter(scale.domain.contains)
      }
      let typeset = TickLabels.labels(ticks, format: options.format).map { label in
        labels.append(label.plainText)
        return fonts.label.label(label, color: theme.labelColor)
      }
      let shares = ticks.major.map { scale.share(of: $0) }
      if room == nil {
        addVerticalGradient(scale, ramp, shares, typeset)
      } else {
        addHorizontalGradient(scale, ramp, shares, typeset)
      }
    }

    /// The colours along the scale, from the least number to the greatest.
    private func colors(_ scale: ContinuousScale, _ ramp: ColorRamp, count: Int) -> [Color] {
      (0..<count).map { index in
        let share = (Double(index) + 0.5) / Double(count)
        return ramp.color(at: scale.range.start + share * (scale.range.end - scale.range.start))
      }
    }

    private mutating func addVerticalGradient(
      _ scale: ContinuousScale, _ ramp: ColorRamp, _ shares: [Double], _ typeset: [TypesetLabel]
    ) {
      let length = LegendLayout.gradientLength
      let top = height + theme.labelSize * 0.4
      var bitmap = Bitmap(width: 1, height: Int(length), filledWith: .clear)
      for (index, color) in colors(scale, ramp, count: Int(length)).enumerated() {
        bitmap[0, Int(length) - 1 - index] = color
      }
      let thickness = LegendLayout.gradientThickness
      items.append(
        .image(
          bitmap, in: .pixels(left: 0, top: top, width: thickness, height: length), smooth: false))
      for (share, label) in zip(shares, typeset) {
        let y = top + length * (1 - share)
        items.append(tick(from: .pixels(thickness, y), to: .pixels(thickness + 3, y)))
        items += label.items(at: .pixels(thickness + 6, y), .left, .middle)
        width = max(width, thickness + 6 + label.width.pixels)
      }
      height = top + length + theme.labelSize * 0.5
    }

    private mutating func addHorizontalGradient(
      _ scale: ContinuousScale, _ ramp: ColorRamp, _ shares: [Double], _ typeset: [TypesetLabel]
    ) {
      let length = min(LegendLayout.gradientLength * 1.5, max((room ?? 0) - left - 20, 40))
      var bitmap = Bitmap(width: Int(length), height: 1, filledWith: .clear)
      for (index, color) in colors(scale, ramp, count: Int(length)).enumerated() {
        bitmap[index, 0] = color
      }
      let thickness = LegendLayout.gradientThickness
      items.append(
        .image(
          bitmap, in: .pixels(left: left, top: 0, width: length, height: thickness), smooth: false))
      for (share, label) in zip(shares, typeset) {
        let x = left + length * share
        items.append(tick(from: .pixels(x, thickness), to: .pixels(x, thickness + 3)))
        items += label.items(at: .pixels(x, thickness + 6), .center, .top)
      }
      width = left + length + 20
      height = thickness + 6 + (typeset.map(\.height.pixels).max() ?? 0)
    }

    private func tick(from start: Point, to end: Point) -> FrameItem {
      .path(
        .segment(from: start, to: end), fill: nil,
        stroke: Stroke(theme.axisColor, width: .pixels(theme.axisWidth)))
    }
  }
}
