import Drawing
import Typesetting

extension FlowComposer {
  /// Sets a formula in the middle of the column, with its numbers at the right edge.
  mutating func compose(_ display: FlowDisplay) throws(TypesettingError) {
    // A page does not begin with what the line before it announces, if it can be helped.
    append(Gap(display.around, .allowed(cost: 900)))
    let numbers = try display.lines.map { (line) throws(TypesettingError) in
      try line.number.isEmpty ? nil : self.line(of: line.number)
    }
    try within(.formula, alternativeText: display.alternativeText) {
      (composer) throws(TypesettingError) in
      let measure = composer.context.measure
      let reserved = numbers.compactMap { $0?.width }.max().map { $0 + .points(14) } ?? .zero
      let widest = display.lines.map(\.box.width).max() ?? .zero
      let scale = min(1, (measure - reserved) / max(widest, .points(1)))
      composer.note(formulaScaledBy: scale, display)
      for (index, line) in display.lines.enumerated() {
        var strip = Strip(line.box, scale: scale)
        // In the middle of the column, unless the number is in the way.
        let x = min((measure - strip.width) / 2, measure - reserved - strip.width)
        strip = strip.moved(by: max(x, .zero))
        if let number = numbers[index] {
          strip.add(number.moved(by: measure - number.width))
        }
        for anchor in [line.anchor, index == 0 ? display.anchor : nil].compactMap(\.self) {
          strip.items = [
            .group(FrameGroup("place", tag: .destination(anchor), items: strip.items))
          ]
        }
        composer.append(strip)
        if index < display.lines.count - 1 {
          composer.append(Gap(Glue(.points(4)), .allowed(cost: 200)))
        }
      }
    }
    append(Gap(display.around))
  }

  /// Draws a picture in the middle of the column; one that is too wide reaches into both margins, and is
  /// made smaller where even that is not enough.
  mutating func compose(_ picture: FlowPicture) throws(TypesettingError) {
    let size = picture.frame.size
    let isInner = context.left > .zero || !context.panels.isEmpty
    let widest = isInner ? context.measure : context.measure + geometry.overhang * 2
    let highest = geometry.typeArea.height * 0.75
    let scale = min(1, widest / size.width, highest / size.height)
    let width = size.width * scale
    let x = (context.measure - width) / 2
    let offset = Point(x: x, y: -size.height * scale)
    let drawing = FrameGroup(
      "picture", transform: Transform(a: scale, b: 0, c: 0, d: scale, offset: offset),
      clip: picture.frame.bounds, items: picture.frame.items)
    let place: FrameTag? = picture.anchor.map { .destination($0) }
    let strip = Strip(
      height: size.height * scale, depth: .zero, left: x, width: width,
      items: [.group(FrameGroup("place", tag: place, items: [.group(drawing)]))])
    try within(.figure, alternativeText: picture.alternativeText) {
      (composer) throws(TypesettingError) in composer.append(strip)
    }
    append(Gap(.none, .forbidden))
  }
}

extension Strip {
  /// A box on a strip of its own, made smaller.
  init(_ box: InlineBox, scale: Double) {
    let items: [FrameItem] =
      scale == 1
      ? box.items
      : [
        .group(
          FrameGroup(
            "scaled", transform: Transform(a: scale, b: 0, c: 0, d: scale, offset: .zero),
            items: box.items))
      ]
    self.init(
      height: box.ascent * scale, depth: box.descent * scale, width: box.width * scale,
      items: items)
  }

  /// Adds what stands on the same baseline.
  mutating func add(_ other: Strip) {
    let right = max(left + width, other.left + other.width)
    left = min(left, other.left)
    width = right - left
    height = max(height, other.height)
    depth = max(depth, other.depth)
    items += other.items
  }
}
