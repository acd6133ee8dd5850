import Drawing
import Results
import Typesetting

/// The ticks of an axis as the report's theme places and writes them: as many as look right, with
/// labels that are whole and apart; names are shortened, then turned, then thinned out.
struct ReportTicks {
  let builder: AxisBuilder

  private var options: AxisOptions { builder.options }
  private var theme: Theme { builder.theme }
  private var axis: AxisSpecification { builder.axis }

  func lay(_ layout: inout AxisLayout) {
    switch builder.scale {
    case .continuous(let continuous): lay(continuous, &layout)
    case .band(let band): lay(band, &layout)
    }
  }

  // MARK: - Continuous

  private func lay(_ scale: ContinuousScale, _ layout: inout AxisLayout) {
    if usesGrammar(scale) {
      let ticks = GrammarTicks(axis: axis, options: options, theme: theme, length: layout.length)
      builder.set(ticks.ticks(scale), &layout)
      thin(&layout)
      return
    }
    if let values = options.values {
      let inside = values.map(\.double).filter(scale.shows).sorted()
      set(Ticks(major: inside, style: style(of: inside, scale)), scale, &layout)
      thin(&layout)
      return
    }
    var count = wantedCount(scale, layout.length)
    while true {
      var found = scale.transform.ticks(scale.domain, count: count)
      if axis.countsRows { found.keepWholeNumbers() }
      set(found, scale, &layout)
      makeRoom(atGapsOf: scale, &layout)
      layout.minor = found.minor.map { scale($0) }.filter {
        (-0.01...(layout.length + 0.01)).contains($0)
      }
      if !overlaps(layout) || count <= 2 { break }
      count = count > 12 ? count * 4 / 5 : count - 1
    }
    if overlaps(layout) { thin(&layout) }
  }

  /// How given numbers are written: on a linear axis all with the same few decimals.
  private func style(of numbers: [Double], _ scale: ContinuousScale) -> Ticks.Style {
    if scale.transform.name == "log" { return .powers(base: 10) }
    return scale.transform.name == "linear" ? TickLabels.style(of: numbers) : .each
  }

  /// Leaves out a label on one side of a gap where both sides have labels that meet over it: that of
  /// the side with more of them.
  private func makeRoom(atGapsOf scale: ContinuousScale, _ layout: inout AxisLayout) {
    for gap in scale.gaps {
      let shown = layout.ticks.indices.filter { layout.ticks[$0].label != nil }
        .sorted { layout.ticks[$0].place < layout.ticks[$1].place }
      let before = shown.filter { layout.ticks[$0].place < (gap.start + gap.end) / 2 }
      let after = shown.dropFirst(before.count)
      guard let last = before.last, let first = after.first,
        overlaps(layout.keeping([last, first]))
      else { continue }
      layout.ticks[before.count > after.count ? last : first].label = nil
    }
  }

  /// Times, intervals and stacks' shares are written by the grammar's own rules.
  private func usesGrammar(_ scale: ContinuousScale) -> Bool {
    scale.isTemporal || axis.bins != nil || axis.isNormalized || options.tickMinStep != nil
      || options.format?.number == nil && options.format != nil
      || axis.fields.first?.timeUnit != nil
  }

  private func wantedCount(_ scale: ContinuousScale, _ length: Double) -> Int {
    if case .about(let count)? = options.tickCount { return Int(min(count, 1000).rounded(.up)) }
    let distance = axis.channel == .x ? 62.0 : 36.0
    let count = max(2, min(Int((length / distance).rounded()), 7))
    return scale.transform.name == "log" ? max(count, 3) + 1 : count
  }

  private func set(_ ticks: Ticks, _ scale: ContinuousScale, _ layout: inout AxisLayout) {
    let labels = TickLabels.labels(ticks, format: options.format?.number)
    builder.set(
      TickSet(
        values: ticks.major.map(Value.number), places: ticks.major.map { scale($0) },
        labels: labels.map { [$0] }), &layout)
  }

  // MARK: - Discrete

  private func lay(_ scale: BandScale, _ layout: inout AxisLayout) {
    var values = scale.domain
    if let wanted = options.values?.map(\.comparable) { values = values.filter(wanted.contains) }
    let places = values.map { scale.center(of: $0) }
    let grammar = GrammarTicks(axis: axis, options: options, theme: theme, length: layout.length)
    let written = options.format != nil || axis.fields.first?.timeUnit != nil
    let set =
      written
      ? grammar.ticks(scale)
      : TickSet(values: values, places: places, labels: values.map { [Self.label($0, nil)] })
    builder.set(set, &layout)
    if overlaps(layout), keepRound(values, &layout) { return }
    guard options.label.angle == nil, axis.channel == .x else {
      thin(&layout)
      return
    }
    for angle in [0.0, -45, -90] {
      layout.angle = angle
      builder.set(set, &layout)
      if !overlaps(layout) { return }
    }
    thin(&layout)
  }

  /// Leaves out all but every n-th of many numbers on a discrete axis, so that those with the
  /// fewest digits, and zero, stay; false where the values are no numbers.
  private func keepRound(_ values: [Value], _ layout: inout AxisLayout) -> Bool {
    let numbers = values.map(\.double)
    guard numbers.count > 2, numbers.count == layout.ticks.count,
      !numbers.contains(where: \.isNaN)
    else { return false }
    let digits = numbers.map { DecimalDigits($0).digits.count }
    let all = layout
    var best: (score: [Int], kept: [Int])?
    var firstStride: Int?
    for stride in 2..<numbers.count {
      if let firstStride, stride > firstStride * 5 / 2 { break }
      for offset in 0..<stride {
        let kept = Swift.stride(from: offset, to: numbers.count, by: stride).map { $0 }
        guard kept.count > 1, !overlaps(all.keeping(kept)) else { continue }
        firstStride = firstStride ?? stride
        let score = [
          kept.map { digits[$0] }.max() ?? 0, kept.contains { numbers[$0] == 0 } ? 0 : 1,
          -kept.count, offset,
        ]
        if best.map({ score.lexicographicallyPrecedes($0.score) }) ?? true {
          best = (score, kept)
        }
      }
    }
    if let best { layout = all.keeping(best.kept) }
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
    if options.labelOverlap == .keepAll { return false }
    let gap =
      options.labelSeparation
      ?? (layout.isVertical || layout.angle != 0 ? 1.0 : theme.labelSize * 0.55)
    let shown = layout.ticks.filter { $0.label != nil }.sorted { $0.place < $1.place }
    return zip(shown, shown.dropFirst()).contains { left, right in
      guard let first = layout.box(left), let second = layout.box(right) else { return false }
      if !layout.isVertical, layout.angle != 0 {
        let slant = Angle(degrees: layout.angle).sine.magnitude
        let needed = max(left.label?.height ?? 0, right.label?.height ?? 0) / max(slant, 0.1)
        return right.place - left.place < needed
      }
      return first.distance(to: second) < gap
    }
  }

  /// Leaves labels out, evenly, until those that stay are apart.
  private func thin(_ layout: inout AxisLayout) {
    let all = layout
    var stride = 1
    while overlaps(layout), stride < all.ticks.count {
      stride += 1
      layout = all.keeping(all.ticks.indices.filter { $0 % stride == 0 })
    }
  }
}

extension AxisSpecification {
  /// Whether all that the axis shows are numbers of rows.
  fileprivate var countsRows: Bool {
    !isNormalized && !fields.isEmpty && fields.allSatisfy { $0.aggregate?.counts == true }
  }
}

extension Ticks {
  /// Leaves out what lies between whole numbers, where some are left.
  mutating func keepWholeNumbers() {
    let whole = major.filter { $0 == $0.rounded() }
    guard whole.count > 1, whole.count < major.count else { return }
    self = Ticks(major: whole, style: .linear(step: whole[1] - whole[0]))
  }
}

extension AxisLayout {
  /// The axis with some of its ticks alone.
  func keeping(_ indices: [Int]) -> AxisLayout {
    var layout = self
    layout.ticks = indices.map { ticks[$0] }
    guard tickLines.count == ticks.count else { return layout }
    layout.tickLines = indices.map { tickLines[$0] }
    layout.gridLines = indices.map { gridLines[$0] }
    return layout
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
    // About as many as fit, and a few more; then one after the other goes.
    let fitting = Double(characters.count) * limit / whole.width.pixels
    characters.removeLast(max(0, characters.count - Int(fitting * 1.2) - 2))
    while !characters.isEmpty {
      characters.removeLast()
      while characters.last == " " { characters.removeLast() }
      let short = typesetter.label(Label([.init(String(characters) + "…")]), color: color)
      if short.width.pixels <= limit { return short }
    }
    return typesetter.label(Label([.init("…")]), color: color)
  }
}
