import Drawing
import Results
import Typesetting

/// The colours of a scale along a bar, with labels at numbers.
struct GradientBar {
  private let legend: LegendSpecification
  private let theme: Theme
  private let fonts: ThemeFonts
  private let isVertical: Bool
  private let length: Double
  private let thickness: Double
  private var options: LegendOptions { legend.options }

  init(
    _ legend: LegendSpecification, view: (width: Double, height: Double), room: Double?,
    _ theme: Theme, _ fonts: ThemeFonts
  ) {
    self.legend = legend
    self.theme = theme
    self.fonts = fonts
    let gradient = legend.options.gradient
    isVertical = (gradient.direction ?? legend.direction) == .vertical
    thickness = gradient.thickness ?? (theme.followsGrammar ? 16 : 12)
    let length: Double
    if theme.followsGrammar {
      let least = gradient.leastHorizontal ?? 100
      let isStacked = legend.place == .top || legend.place == .bottom
      length =
        isVertical
        ? min(max(view.height, gradient.leastVertical ?? 64), gradient.greatestVertical ?? 200)
        : isStacked ? min(max(view.width, least), gradient.greatestHorizontal ?? 200) : least
    } else {
      length = isVertical ? 120 : min(180, max((room ?? 180) - 60, 40))
    }
    self.length = gradient.length ?? length
  }

  var body: LegendBody {
    switch legend.content {
    case .ramp(let scale, let ramp): ramped(scale, ramp)
    case .bands(let steps, let colors): banded(steps, colors)
    case .symbols: LegendBody()
    }
  }

  // MARK: - Ramps

  private func ramped(_ scale: ContinuousScale, _ ramp: ColorRamp) -> LegendBody {
    let count = theme.followsGrammar ? max(2, 2 * (length / 100).rounded(.down)) : 5
    let isTime = scale.transform is TimeTransform
    var numbers =
      options.values?.map { $0.scaled(isTemporal: isTime) }
      .filter { theme.followsGrammar ? !$0.isNaN : scale.domain.contains($0) } ?? scale.bins?
      .filter(scale.domain.contains)
      ?? legend.labelling.ticks(scale, count: count)
    let (least, greatest) = (scale.domain.lowerBound, scale.domain.upperBound)
    if theme.followsGrammar, numbers.count < 3, options.values == nil, least < greatest {
      numbers = [least, greatest]
    }
    let texts = legend.labelling.texts(numbers, scale, count: count)
    let steps = max(Int(length), 1)
    let colors = (0..<steps).map { step -> Color in
      let share = (Double(step) + 0.5) / Double(steps)
      return ramp.color(at: scale.range.start + share * (scale.range.end - scale.range.start))
    }
    let linear = ContinuousScale(scale.transform, domain: scale.domain, range: (0, 1))
    return labelled(
      bar: picture(colors), numbers, texts,
      at: numbers.map { min(max((scale.middles.isEmpty ? linear : scale).share(of: $0), 0), 1) })
  }

  private func picture(_ colors: [Color]) -> [FrameItem] {
    let opacity = options.gradient.opacity ?? 1
    var bitmap = Bitmap(
      width: isVertical ? 1 : colors.count, height: isVertical ? colors.count : 1,
      filledWith: .clear)
    for (index, color) in colors.enumerated() {
      let color = color.faded(to: opacity)
      if isVertical {
        bitmap[0, colors.count - 1 - index] = color
      } else {
        bitmap[index, 0] = color
      }
    }
    return [.image(bitmap, in: bar, smooth: false)]
  }

  private var bar: Rectangle {
    .pixels(
      left: 0, top: 0, width: isVertical ? thickness : length,
      height: isVertical ? length : thickness)
  }

  // MARK: - Bands

  private func banded(_ steps: StepScale, _ colors: [Color]) -> LegendBody {
    let inner = steps.thresholds
    let shares = shares(steps)
    let ends = [0] + inner.map(shares) + [1]
    let items = zip(ends, ends.dropFirst()).enumerated().map { index, band -> FrameItem in
      let color = colors.isEmpty ? .clear : colors[min(index, colors.count - 1)]
      let (start, end) = (band.0 * length, band.1 * length)
      let box =
        isVertical
        ? Rectangle.pixels(left: 0, top: length - end, width: thickness, height: end - start)
        : .pixels(left: start, top: 0, width: end - start, height: thickness)
      return .path(.rectangle(box), fill: color, stroke: nil)
    }
    let numbers = options.values?.map(\.double).filter { !$0.isNaN } ?? inner
    let texts = legend.labelling.texts(ofEnds: numbers, of: steps)
    return labelled(bar: items, numbers, texts, at: numbers.map(shares))
  }

  /// Where numbers lie along the bar; open ends reach as far as an interval is wide.
  private func shares(_ steps: StepScale) -> (Double) -> Double {
    var least = steps.domain.first ?? 0
    var greatest = steps.domain.last ?? 1
    if steps.type == .threshold {
      let gaps = Double(steps.domain.count - 1)
      let reach = gaps > 0 ? (greatest - least) / gaps : 0.1
      (least, greatest) = (least - reach, greatest + reach)
    }
    let span = greatest - least
    return { span == 0 ? 0.5 : min(max(($0 - least) / span, 0), 1) }
  }

  // MARK: - Labels

  private func labelled(
    bar items: [FrameItem], _ numbers: [Double], _ texts: [String], at shares: [Double]
  ) -> LegendBody {
    var set = TickSet(numbers.map(Value.number), at: shares, texts)
    if !theme.followsGrammar { set.labels = texts.map { [Label.number($0)] } }
    if let expression = options.labelExpression {
      set = set.relabelled(by: expression, fonts, counts: true)
    }
    let ticks = TickStyling(table: TickTable.table(set.values, set.texts))
    var standard = TextStyle.label(theme)
    standard.limit = theme.followsGrammar ? 160 : 0
    let styles = options.label.styles(ticks, standard: standard)
    let blocks = zip(set.labels, styles).map { TextBlock($0, $1, fonts) }
    let gap = options.labelOffset ?? (theme.followsGrammar ? 2 : 6)
    let places = shares.map { isVertical ? length * (1 - $0) : length * $0 }
    let placed = zip(places, blocks).map { place, block -> (Double, Double) in
      let half = theme.followsGrammar ? block.style.size / 2 : 0
      return isVertical
        ? (thickness + gap, min(max(place, half), max(length - half, half)))
        : (place, thickness + gap)
    }
    let aligns = shares.map { share -> TypesetLabel.HorizontalAlignment in
      if isVertical { return .left }
      return share <= 0 ? .left : share >= 1 ? .right : .center
    }
    let baseline: GuideBaseline = isVertical ? .middle : .top
    let boxes = blocks.indices.map { index in
      blocks[index].box(at: placed[index], aligns[index], baseline, usesSize: true)
    }
    let kept = LabelThinning(
      method: options.labelOverlap ?? automaticOverlap, separation: options.labelSeparation ?? 0
    ).kept(boxes.map { $0 })
    var body = LegendBody()
    body.items = items + outline
    body.width = isVertical ? thickness : length
    body.height = isVertical ? length : thickness
    for index in blocks.indices where kept[index] && !set.texts[index].isEmpty {
      body.labels.append(set.texts[index])
      if !theme.followsGrammar { body.items.append(tick(at: places[index])) }
      body.items += blocks[index].items(
        at: .pixels(placed[index].0, placed[index].1), aligns[index], baseline)
      body.width = max(body.width, boxes[index].right)
      body.height = max(body.height, boxes[index].bottom)
    }
    return theme.followsGrammar || !isVertical ? body : lowered(body)
  }

  /// The bar a little farther down: the report's labels at its ends reach beyond them.
  private func lowered(_ body: LegendBody) -> LegendBody {
    var lowered = body
    let margin = theme.labelSize * 0.4
    lowered.items = [
      .group(
        FrameGroup("gradient", transform: .move(by: .pixels(0, margin)), items: body.items))
    ]
    lowered.height += margin * 1.5
    return lowered
  }

  /// How labels that overlap are thinned out: in the grammar those of intervals all stay.
  private var automaticOverlap: LabelOverlap {
    switch legend.content {
    case .ramp(let scale, _):
      ["log", "symlog"].contains(scale.transform.name) ? .greedy : .parity
    case .bands, .symbols: theme.followsGrammar ? .keepAll : .greedy
    }
  }

  private var outline: [FrameItem] {
    guard let color = options.gradient.stroke?.color else { return [] }
    let stroke = Stroke(color, width: .pixels(options.gradient.strokeWidth ?? 1))
    return [.path(.rectangle(bar), fill: nil, stroke: stroke)]
  }

  private func tick(at place: Double) -> FrameItem {
    let ends: (Point, Point) =
      isVertical
      ? (.pixels(thickness, place), .pixels(thickness + 3, place))
      : (.pixels(place, thickness), .pixels(place, thickness + 3))
    return .path(
      .segment(from: ends.0, to: ends.1), fill: nil,
      stroke: Stroke(theme.axisColor, width: .pixels(theme.axisWidth)))
  }
}
