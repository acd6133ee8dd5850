import Drawing
import Results
import Typesetting

/// Lays out an axis along a length so that its labels are whole and apart from each other.
struct AxisBuilder {
  private let axis: AxisSpecification
  private let scale: PositionScale
  private let theme: Theme
  private let fonts: ThemeFonts

  /// A builder of one axis; `scale` is fitted to the view.
  init(_ axis: AxisSpecification, _ scale: PositionScale, _ theme: Theme, _ fonts: ThemeFonts) {
    self.axis = axis
    self.scale = scale
    self.theme = theme
    self.fonts = fonts
  }

  /// The axis along the view's width or height.
  func layout(length: Double) -> AxisLayout {
    let title =
      axis.title.isEmpty
      ? nil
      : fonts.title.label(axis.title.joined(separator: " "), color: theme.titleColor)
    var layout = AxisLayout(
      axis: axis, length: length, angle: axis.options.labelAngle ?? 0,
      isDiscrete: scale.bandCount != nil, title: title, theme: theme)
    switch scale {
    case .continuous(let continuous): lay(continuous, &layout)
    case .band(let band): lay(band, &layout)
    }
    if axis.options.labels == false {
      for index in layout.ticks.indices { layout.ticks[index].label = nil }
    }
    return layout
  }

  // MARK: - Continuous

  private func lay(_ scale: ContinuousScale, _ layout: inout AxisLayout) {
    if scale.domain.lowerBound < 0, scale.domain.upperBound > 0 { layout.zero = scale(0) }
    if let values = axis.options.values {
      let inside = values.map(\.double).filter { scale.domain.contains($0) }.sorted()
      layout.ticks = ticks(Ticks(major: inside, style: style(scale, inside)), scale)
      thin(&layout)
      return
    }
    var count = axis.options.tickCount ?? automaticCount(scale, layout.length)
    while true {
      let found = scale.transform.ticks(scale.domain, count: count)
      layout.ticks = ticks(found, scale)
      layout.minor = found.minor.map { scale($0) }.filter {
        (-0.01...(layout.length + 0.01)).contains($0)
      }
      if !overlaps(layout) || count <= 2 { break }
      count -= 1
    }
    if overlaps(layout) { thin(&layout) }
  }

  /// About how many ticks look right over a length.
  private func automaticCount(_ scale: ContinuousScale, _ length: Double) -> Int {
    let distance = axis.channel == .x ? 62.0 : 36.0
    let count = max(2, min(Int((length / distance).rounded()), 7))
    return scale.transform.name == "log" ? max(count, 3) + 1 : count
  }

  private func style(_ scale: ContinuousScale, _ values: [Double]) -> Ticks.Style {
    if scale.transform.name == "log" { return .powers(base: 10) }
    return .each
  }

  private func ticks(_ ticks: Ticks, _ scale: ContinuousScale) -> [AxisLayout.Tick] {
    let labels = TickLabels.labels(ticks, format: axis.options.format)
    return zip(ticks.major, labels).map { number, label in
      AxisLayout.Tick(
        place: scale(number), label: fonts.label.label(label, color: theme.labelColor),
        text: label.plainText)
    }
  }

  // MARK: - Discrete

  private func lay(_ scale: BandScale, _ layout: inout AxisLayout) {
    var values = scale.domain
    if let wanted = axis.options.values?.map(\.comparable) {
      values = values.filter(wanted.contains)
    }
    let limit = axis.options.labelLimit ?? theme.labelLimit
    let labels = values.map { value in
      axis.unitFormat.map { Label(parsing: $0.text(value.double)) }
        ?? Self.label(value, axis.options.format)
    }
    layout.ticks = zip(values, labels).map { value, label in
      let typeset = Shortening.shortened(
        label, to: limit > 0 ? limit : .infinity, fonts.label, color: theme.labelColor)
      return AxisLayout.Tick(
        place: scale.center(of: value), label: typeset, text: label.plainText)
    }
    if overlaps(layout), keepRound(values, &layout) { return }
    guard axis.options.labelAngle == nil, axis.channel == .x else {
      thin(&layout)
      return
    }
    for angle in [0.0, -45, -90] {
      layout.angle = angle
      if !overlaps(layout) { return }
    }
    thin(&layout)
  }

  /// Leaves out all but every n-th of many numbers on a discrete axis, so that those with the
  /// fewest digits, and zero, stay; false where the values are no numbers.
  private func keepRound(_ values: [Value], _ layout: inout AxisLayout) -> Bool {
    let numbers = values.map(\.double)
    guard numbers.count > 2, !numbers.contains(where: \.isNaN) else { return false }
    let digits = numbers.map { DecimalDigits($0).digits.count }
    let all = layout.ticks
    var best: (score: [Int], ticks: [AxisLayout.Tick])?
    var firstStride: Int?
    for stride in 2..<numbers.count {
      if let firstStride, stride > firstStride * 5 / 2 { break }
      for offset in 0..<stride {
        let kept = Swift.stride(from: offset, to: numbers.count, by: stride).map { $0 }
        layout.ticks = kept.map { all[$0] }
        guard kept.count > 1, !overlaps(layout) else { continue }
        firstStride = firstStride ?? stride
        let score = [
          kept.map { digits[$0] }.max() ?? 0, kept.contains { numbers[$0] == 0 } ? 0 : 1,
          -kept.count, offset,
        ]
        if best.map({ score.lexicographicallyPrecedes($0.score) }) ?? true {
          best = (score, layout.ticks)
        }
      }
    }
    layout.ticks = best?.ticks ?? all
    return best != nil
  }

  static func label(_ value: Value, _ format: FormatSpecifier?) -> Label {
    if case .number(let number) = value {
      return format.map { Label.number($0.text(number)) }
        ?? Label([.init(TickLabels.plain(number))])
    }
    return Label(parsing: value.text)
  }

  // MARK: - Collisions

  /// Whether labels come too near to each other.
  private func overlaps(_ layout: AxisLayout) -> Bool {
    let gap = layout.isVertical ? 1.0 : layout.angle == 0 ? theme.labelSize * 0.55 : 1
    var previous: (place: Double, label: TypesetLabel)?
    for tick in layout.ticks.sorted(by: { $0.place < $1.place }) {
      guard let label = tick.label else { continue }
      if let previous, !isApart(previous, (tick.place, label), layout, gap) { return true }
      previous = (tick.place, label)
    }
    return false
  }

  private func isApart(
    _ left: (place: Double, label: TypesetLabel), _ right: (place: Double, label: TypesetLabel),
    _ layout: AxisLayout, _ gap: Double
  ) -> Bool {
    if !layout.isVertical, layout.angle != 0 {
      let slant = Angle(degrees: layout.angle).sine.magnitude
      let needed = max(left.label.height.pixels, right.label.height.pixels) / max(slant, 0.1)
      return right.place - left.place >= needed
    }
    return right.place - layout.reach(right.label).low - left.place - layout.reach(left.label).high
      >= gap
  }

  /// Leaves labels out, evenly, until those that stay are apart.
  private func thin(_ layout: inout AxisLayout) {
    let all = layout.ticks
    var stride = 1
    while overlaps(layout), stride < all.count {
      stride += 1
      layout.ticks = all.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    }
  }
}

/// Shortens labels that are too long.
enum Shortening {
  static func shortened(
    _ label: Label, to limit: Double, _ typesetter: LabelTypesetter, color: Color
  ) -> TypesetLabel {
    let whole = typesetter.label(label, color: color)
    guard whole.width.pixels > limit else { return whole }
    var characters = Array(label.plainText)
    while !characters.isEmpty {
      characters.removeLast(max(1, characters.count / 20))
      while characters.last == " " { characters.removeLast() }
      let short = typesetter.label(Label([.init(String(characters) + "…")]), color: color)
      if short.width.pixels <= limit { return short }
    }
    return typesetter.label(Label([.init("…")]), color: color)
  }
}
