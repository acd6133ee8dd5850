import Drawing
import Manuscript
import Results

/// What an author says of the lines of one kind that an axis has; nil where nothing is said.
struct LineOptions: Sendable, Hashable {
  var color: TickProperty<PlotColor>?
  var dash: TickProperty<[Double]>?
  var dashOffset: TickProperty<Double>?
  var opacity: TickProperty<Double>?
  var width: TickProperty<Double>?
  var cap: Stroke.Cap?

  init() {}

  /// Reads the properties whose names start with a prefix: `gridColor`, `gridDash`, ….
  init(_ prefix: String, _ reader: inout PropertyReader) {
    color = reader.tickProperty("\(prefix)Color", GuideValues.color)
    dash = reader.tickProperty("\(prefix)Dash", GuideValues.dash)
    dashOffset = reader.tickProperty("\(prefix)DashOffset", GuideValues.number)
    opacity = reader.tickProperty("\(prefix)Opacity", GuideValues.share)
    width = reader.tickProperty("\(prefix)Width", GuideValues.number)
    cap = reader.cap("\(prefix)Cap")
  }

  /// Takes over what another author says and this one does not.
  mutating func fill(from other: LineOptions) {
    color = color ?? other.color
    dash = dash ?? other.dash
    dashOffset = dashOffset ?? other.dashOffset
    opacity = opacity ?? other.opacity
    width = width ?? other.width
    cap = cap ?? other.cap
  }

  /// The strokes of lines at ticks; nil for one that is not to be seen.
  func strokes(_ ticks: TickStyling, color standard: Color?, width: Double) -> [Stroke?] {
    let colors = ticks.contents(color)
    let dashes = ticks.contents(dash)
    let offsets = ticks.contents(dashOffset)
    let opacities = ticks.contents(opacity)
    let widths = ticks.contents(self.width)
    return (0..<ticks.count).map { index in
      let opacity = opacities[index] ?? 1
      let width = widths[index] ?? width
      guard opacity > 0, width > 0,
        let color = colors[index].map({ $0.color }) ?? standard
      else { return nil }
      let dash = Self.dash(dashes[index] ?? [], from: offsets[index] ?? 0)
      return Stroke(
        color.faded(to: opacity), width: .pixels(width), dash: dash.map(Length.pixels),
        cap: cap ?? .butt)
    }
  }

  /// A dash pattern that begins some way along: the lengths turned around, since strokes have no
  /// offset of their own.
  static func dash(_ dash: [Double], from offset: Double) -> [Double] {
    let total = dash.reduce(0, +)
    guard total > 0, offset != 0 else { return dash }
    let lengths = dash.count % 2 == 0 ? dash : dash + dash
    let whole = lengths.reduce(0, +)
    var rest = offset.truncatingRemainder(dividingBy: whole)
    if rest < 0 { rest += whole }
    var index = 0
    while rest >= lengths[index], index < lengths.count - 1 {
      rest -= lengths[index]
      index += 1
    }
    let around = Array(lengths[(index + 1)...] + lengths[..<index])
    return index % 2 == 0
      ? [lengths[index] - rest] + around + [rest, 0] : [0, lengths[index] - rest] + around + [rest]
  }
}

/// What conditions on ticks are decided by.
struct TickStyling {
  let table: Table
  var count: Int { table.rowCount }

  /// A property of each tick; nil where the author leaves it to the theme.
  func contents<Content>(_ property: TickProperty<Content>?) -> [Content?] {
    property?.contents(on: table) ?? [Content?](repeating: nil, count: count)
  }
}
