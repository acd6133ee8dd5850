import Drawing

/// A page in the making.
struct PageBuilder {
  private let geometry: PageGeometry
  private var page: LaidOutPage
  private var background: [FrameItem] = []
  /// What is drawn, with the elements of the structure that it is part of.
  private var content: [(structure: [StructureNode], items: [FrameItem])] = []

  init(geometry: PageGeometry, number: Int) {
    self.geometry = geometry
    page = LaidOutPage(frame: Frame(size: geometry.size), number: number)
  }

  /// Puts a strip into the column.
  mutating func place(_ strip: Strip, _ part: LaidOutPage.Part, atBaseline baseline: Length) {
    place(strip, part, at: Point(x: geometry.typeArea.left, y: baseline))
  }

  /// Puts a strip at a point.
  mutating func place(_ strip: Strip, _ part: LaidOutPage.Part, at origin: Point) {
    let box = Rectangle(
      left: origin.x + strip.left, top: origin.y - strip.height, width: strip.width,
      height: strip.total)
    page.placements.append(LaidOutPage.Placement(part: part, box: box))
    let placed = strip.items.map { $0.moved(by: origin) }
    noteAnchors(in: placed, at: Point(x: box.left, y: box.top))
    guard !placed.isEmpty else { return }
    content.append((strip.structure, placed))
  }

  /// Puts a strip on its side, its lines running up the page, with its origin at a point.
  mutating func place(turned strip: Strip, _ part: LaidOutPage.Part, at origin: Point) {
    let box = Rectangle(
      left: origin.x - strip.height, top: origin.y - strip.left - strip.width,
      width: strip.total, height: strip.width)
    page.placements.append(LaidOutPage.Placement(part: part, box: box))
    noteAnchors(in: strip.items, at: Point(x: box.left, y: box.top))
    guard !strip.items.isEmpty else { return }
    let turn = Transform(a: 0, b: -1, c: 1, d: 0, offset: origin)
    content.append(
      (strip.structure, [.group(FrameGroup("turned", transform: turn, items: strip.items))]))
  }

  private mutating func noteAnchors(in items: [FrameItem], at place: Point) {
    for case .group(let group) in items {
      if case .destination(let name) = group.tag {
        page.anchorNames.append(name)
        page.anchorPlaces.append(place)
      }
      noteAnchors(in: group.items, at: place)
    }
  }

  /// Draws a straight line.
  mutating func rule(from left: Length, width: Length, at y: Length, _ stroke: Stroke) {
    let line = Path.segment(from: Point(x: left, y: y), to: Point(x: left + width, y: y))
    let path = FrameItem.path(line, fill: nil, stroke: stroke)
    content.append(([], [.group(FrameGroup("rule", tag: .artifact, items: [path]))]))
  }

  /// Draws the panels of the strips in a column, each as far as it reaches on this page.
  mutating func drawPanels(
    _ column: [(panels: [Int], top: Length, bottom: Length)], _ panels: [GalleyPanel]
  ) {
    var extents: [(panel: Int, top: Length, bottom: Length)] = []
    for entry in column {
      for panel in entry.panels {
        if let index = extents.firstIndex(where: { $0.panel == panel }) {
          extents[index].bottom = entry.bottom
        } else {
          extents.append((panel, entry.top, entry.bottom))
        }
      }
    }
    for extent in extents { draw(panels[extent.panel], from: extent.top, to: extent.bottom) }
  }

  private mutating func draw(_ panel: GalleyPanel, from top: Length, to bottom: Length) {
    let left = geometry.typeArea.left + panel.left
    let box = Rectangle(
      left: left, top: top - panel.padding, width: panel.width,
      height: bottom - top + panel.padding * 2)
    if let fill = panel.fill {
      background.append(.path(.rectangle(box), fill: fill, stroke: nil))
    }
    if let color = panel.rule {
      let bar = Rectangle(left: box.left, top: box.top, width: .points(1.5), height: box.height)
      background.append(.path(.rectangle(bar), fill: color, stroke: nil))
    }
  }

  /// The page.
  func finish() -> LaidOutPage {
    var page = page
    if !background.isEmpty {
      page.frame.items = [.group(FrameGroup("panels", tag: .artifact, items: background))]
    }
    page.frame.items += Self.nested(content[...], depth: 0)
    return page
  }

  /// Items that follow each other in the same elements of the structure, in one group an element.
  private static func nested(
    _ content: ArraySlice<(structure: [StructureNode], items: [FrameItem])>, depth: Int
  ) -> [FrameItem] {
    var items: [FrameItem] = []
    var index = content.startIndex
    while index < content.endIndex {
      guard content[index].structure.count > depth else {
        items += content[index].items
        index += 1
        continue
      }
      let node = content[index].structure[depth]
      let end =
        content[index...].firstIndex {
          $0.structure.count <= depth || $0.structure[depth].identifier != node.identifier
        } ?? content.endIndex
      items.append(
        .group(
          FrameGroup(
            node.element.rawValue,
            tag: .element(node.element, alternativeText: node.alternativeText),
            items: nested(content[index..<end], depth: depth + 1))))
      index = end
    }
    return items
  }
}
