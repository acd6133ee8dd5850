import Drawing
import Typesetting

/// Paints the items of text marks.
struct TextPainter {
  private let scene: MarkScene
  private var options: MarkTextOptions { scene.mark.text }

  init(_ scene: MarkScene) {
    self.scene = scene
  }

  func items(_ items: [MarkItem]) -> [FrameItem] {
    set(items) { placed($0, $1, $2) }
  }

  /// The rectangles that the texts of items take.
  func boxes(_ items: [MarkItem]) -> [Rectangle] {
    set(items) { [box($0, of: $1, $2)] }
  }

  /// What is made of the lines of each item that shows some, with the size of its font.
  private func set<Part>(
    _ items: [MarkItem], _ make: ([TypesetLabel], MarkItem, Double) -> [Part]
  ) -> [Part] {
    var typesetters: [Double: LabelTypesetter] = [:]
    return items.flatMap { item -> [Part] in
      guard item.isPlaced, let color = item.look.fillColor ?? item.look.strokeColor else {
        return []
      }
      let size = item.fontSize ?? scene.theme.markFontSize
      guard size > 0, let typesetter = typesetters[size] ?? typesetter(size) else { return [] }
      typesetters[size] = typesetter
      let labels = item.text.map {
        limited(typesetter.label($0, color: color), $0, typesetter, color)
      }
      return make(labels, item, size)
    }
  }

  private func typesetter(_ size: Double) -> LabelTypesetter? {
    var font = scene.theme.font(size, bold: options.isBold ?? false)
    if options.isItalic == true { font = font.italic }
    return try? LabelTypesetter(font)
  }

  /// The label, cut where it is longer than the author allows.
  private func limited(
    _ label: TypesetLabel, _ text: String, _ typesetter: LabelTypesetter, _ color: Color
  ) -> TypesetLabel {
    guard let limit = options.limit, limit > 0, label.width.pixels > limit else { return label }
    let ellipsis = options.ellipsis ?? "…"
    // Half a formula says nothing: what is cut is the plain text.
    let hasFormula = text.contains("$")
    var kept = hasFormula ? label.text[...] : text[...]
    var cut = label
    while !kept.isEmpty {
      kept.removeLast()
      let shown = String(kept) + ellipsis
      cut = typesetter.label(
        hasFormula ? Label([Label.Span(shown)]) : Label(parsing: shown), color: color)
      if cut.width.pixels <= limit { break }
    }
    return cut
  }

  // MARK: - Places

  private func placed(_ labels: [TypesetLabel], _ item: MarkItem, _ size: Double) -> [FrameItem] {
    let x = item.x + item.shift.x
    let y = item.y + item.shift.y
    let (dx, dy) = (options.dx ?? 0, options.dy ?? 0)
    guard item.angle != 0 else {
      let origin = LinePoint(x: x + dx, y: y + dy)
      let shift = keptInside(box(labels, at: origin, size))
      return lines(labels, at: origin + shift, size)
    }
    let turn = Angle(degrees: item.angle)
    let transform = Transform.turn(cosine: turn.cosine, sine: turn.sine, then: .pixels(x, y))
    let inner = LinePoint(x: dx, y: dy)
    let shift = keptInside(transform(box(labels, at: inner, size)))
    return [
      .group(
        FrameGroup(
          "turned text",
          transform: .turn(
            cosine: turn.cosine, sine: turn.sine, then: .pixels(x + shift.x, y + shift.y)),
          items: lines(labels, at: inner, size)))
    ]
  }

  private func box(_ labels: [TypesetLabel], of item: MarkItem, _ size: Double) -> Rectangle {
    let (x, y) = (item.x + item.shift.x, item.y + item.shift.y)
    let (dx, dy) = (options.dx ?? 0, options.dy ?? 0)
    var whole = box(labels, at: LinePoint(x: x + dx, y: y + dy), size)
    if item.angle != 0 {
      let turn = Angle(degrees: item.angle)
      let transform = Transform.turn(cosine: turn.cosine, sine: turn.sine, then: .pixels(x, y))
      whole = transform(box(labels, at: LinePoint(x: dx, y: dy), size))
    }
    let shift = keptInside(whole)
    return whole.moved(by: .pixels(shift.x, shift.y))
  }

  private func lineHeight(_ size: Double) -> Double { options.lineHeight ?? size + 2 }

  /// The lines of a text, the block aligned as a whole.
  private func lines(
    _ labels: [TypesetLabel], at origin: LinePoint, _ size: Double
  ) -> [FrameItem] {
    labels.enumerated().flatMap { index, label in
      label.items(at: place(index, labels.count, origin, size), horizontal, vertical)
    }
  }

  private func box(_ labels: [TypesetLabel], at origin: LinePoint, _ size: Double) -> Rectangle {
    labels.enumerated().map { index, label in
      label.box(at: place(index, labels.count, origin, size), horizontal, vertical)
    }.reduce(nil) { $0?.union($1) ?? $1 }
      ?? .pixels(left: origin.x, top: origin.y, width: 0, height: 0)
  }

  private func place(
    _ index: Int, _ count: Int, _ origin: LinePoint, _ size: Double
  ) -> Point {
    let height = lineHeight(size)
    let whole = Double(count - 1) * height
    let first: Double =
      switch options.baseline {
      case .top, .lineTop, .alphabetic: 0
      case .bottom, .lineBottom: -whole
      case .middle, nil: -whole / 2
      }
    return .pixels(origin.x, origin.y + first + Double(index) * height)
  }

  private var horizontal: TypesetLabel.HorizontalAlignment {
    switch options.align {
    case .left: .left
    case .right: .right
    case .center, nil: .center
    }
  }

  private var vertical: TypesetLabel.VerticalAlignment {
    switch options.baseline {
    case .top, .lineTop: .top
    case .bottom, .lineBottom: .bottom
    case .alphabetic: .baseline
    case .middle, nil: .middle
    }
  }

  /// How far a label must move to stay within the view; where Vega is followed, it does not move.
  private func keptInside(_ box: Rectangle) -> LinePoint {
    var shift = LinePoint(x: 0, y: 0)
    guard !scene.theme.followsGrammar, !scene.kind.overhangs else { return shift }
    if box.right.pixels > scene.width { shift.x = scene.width - box.right.pixels }
    if box.left.pixels + shift.x < 0 { shift.x = -box.left.pixels }
    if box.bottom.pixels > scene.height { shift.y = scene.height - box.bottom.pixels }
    if box.top.pixels + shift.y < 0 { shift.y = -box.top.pixels }
    return shift
  }
}
