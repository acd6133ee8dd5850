import Drawing
import Typesetting

/// Puts strips at their places on pages.
struct PageAssembler {
  let galley: Galley
  let geometry: PageGeometry
  let rules: BreakingRules
  let furniture: PageFurniture

  /// The titles that running heads show, as they change from page to page.
  private var chapterTitle: Strip?
  private var sectionTitle: Strip?

  init(
    _ galley: Galley, geometry: PageGeometry, rules: BreakingRules, furniture: PageFurniture
  ) {
    self.galley = galley
    self.geometry = geometry
    self.rules = rules
    self.furniture = furniture
  }

  /// The pages of plans.
  mutating func pages(of plans: [PagePlan]) throws(TypesettingError) -> [LaidOutPage] {
    var pages: [LaidOutPage] = []
    for (index, plan) in plans.enumerated() { pages.append(try page(plan, number: index + 1)) }
    return pages
  }

  private mutating func page(
    _ plan: PagePlan, number: Int
  ) throws(TypesettingError) -> LaidOutPage {
    var builder = PageBuilder(geometry: geometry, number: number)
    let head = (chapterTitle, sectionTitle)
    let column = placeColumn(plan, on: &builder)
    placeNotes(plan, on: &builder)
    noteTitles(of: plan)
    if plan.opening == .plain { placeHead(before: head, plan, on: &builder) }
    if plan.opening != .bare {
      let strip = try furniture.number(number)
      let left = geometry.typeArea.left + (geometry.typeArea.width - strip.width) / 2
      builder.place(strip, .foot, at: Point(x: left, y: geometry.footBaseline))
    }
    builder.drawPanels(column, galley.panels)
    return builder.finish()
  }

  // MARK: Column

  private func placeColumn(
    _ plan: PagePlan, on builder: inout PageBuilder
  ) -> [(panels: [Int], top: Length, bottom: Length)] {
    var y = geometry.typeArea.top
    var column: [(panels: [Int], top: Length, bottom: Length)] = []
    for (index, entry) in plan.entries.enumerated() {
      y += height(of: entry.glueBefore, ratio: plan.ratio)
      if index == plan.entries.count - plan.sunken { y = max(y, topOfFeet(of: plan)) }
      let top = y
      var panels: [Int] = []
      switch entry.content {
      case .item(let item):
        let strip = galley.items[item].strip
        panels = strip.panels
        let isFirst = index == 0
        y += isFirst ? entry.height - strip.depth : strip.height
        builder.place(strip, .text(item), atBaseline: y)
        y += strip.depth
      case .tableHead(let table):
        for strip in galley.tableHeads[table] {
          y += strip.height
          builder.place(strip, .tableHead(table), atBaseline: y)
          y += strip.depth
        }
      case .float(let float): y = place(float, at: y, on: &builder)
      }
      column.append((panels, top, y))
    }
    return column
  }

  private func place(
    _ float: Int, at top: Length, on builder: inout PageBuilder
  ) -> Length {
    if let measure = galley.floats[float].turnedMeasure {
      place(turned: float, below: top, measure: measure, on: &builder)
      return top + measure
    }
    var y = top
    for (part, (strip, glue)) in galley.floats[float].strips.enumerated() {
      y += strip.height
      builder.place(strip, .float(float, part: part), atBaseline: y)
      y += strip.depth
      if part < galley.floats[float].parts.count - 1 { y += glue.natural }
    }
    return y
  }

  /// Puts a float on its side, in the middle of the page's width: the page is turned clockwise to be read.
  private func place(
    turned float: Int, below top: Length, measure: Length, on builder: inout PageBuilder
  ) {
    let float = (index: float, content: galley.floats[float])
    var x =
      geometry.typeArea.left + (geometry.typeArea.width - float.content.stackHeight) / 2
    for (part, (strip, glue)) in float.content.strips.enumerated() {
      x += strip.height
      builder.place(
        turned: strip, .float(float.index, part: part), at: Point(x: x, y: top + measure))
      x += strip.depth + glue.natural
    }
  }

  /// Where what stands at the page's foot begins.
  private func topOfFeet(of plan: PagePlan) -> Length {
    let feet = plan.entries.suffix(plan.sunken)
    let gaps = feet.dropFirst().reduce(Length.zero) {
      $0 + height(of: $1.glueBefore, ratio: plan.ratio)
    }
    let notes = plan.notes.isEmpty ? Length.zero : heightOfNotes(on: plan) + rules.noteGap
    return geometry.typeArea.bottom - notes - feet.reduce(gaps) { $0 + $1.height }
  }

  private func height(of glue: Glue, ratio: Double) -> Length {
    glue.natural + (ratio >= 0 ? glue.stretch : glue.shrink) * ratio
  }

  // MARK: Notes

  private func placeNotes(_ plan: PagePlan, on builder: inout PageBuilder) {
    guard !plan.notes.isEmpty else { return }
    var y = geometry.typeArea.bottom - heightOfNotes(on: plan)
    builder.rule(
      from: geometry.typeArea.left, width: geometry.typeArea.width * 0.25,
      at: y - rules.noteGap * 0.3, furniture.rule)
    for (index, part) in plan.notes.enumerated() {
      if index > 0 { y += rules.noteSpacing }
      for line in part.lines {
        let strip = galley.notes[part.note][line]
        y += strip.height
        builder.place(strip, .note(part.note, line: line), atBaseline: y)
        y += strip.depth
      }
    }
  }

  private func heightOfNotes(on plan: PagePlan) -> Length {
    let lines = plan.notes.reduce(Length.zero) { sum, part in
      galley.notes[part.note][part.lines].reduce(sum) { $0 + $1.total }
    }
    return lines + rules.noteSpacing * Double(plan.notes.count - 1)
  }

  // MARK: Running heads

  private mutating func noteTitles(of plan: PagePlan) {
    for entry in plan.entries {
      guard case .item(let item) = entry.content else { continue }
      for title in galley.items[item].strip.titles {
        switch title.level {
        case .chapter: (chapterTitle, sectionTitle) = (title.strip, nil)
        case .section: sectionTitle = title.strip
        }
      }
    }
  }

  /// The chapter at the left, and at the right the first section that begins on the page, else the one
  /// that goes on.
  private func placeHead(
    before: (chapter: Strip?, section: Strip?), _ plan: PagePlan, on builder: inout PageBuilder
  ) {
    guard let chapter = before.chapter else { return }
    let first = plan.entries.lazy.compactMap { entry -> Strip? in
      guard case .item(let item) = entry.content else { return nil }
      return galley.items[item].strip.titles.first { $0.level == .section }?.strip
    }.first
    let area = geometry.typeArea
    builder.place(chapter, .head, at: Point(x: area.left, y: geometry.headBaseline))
    if let section = first ?? before.section,
      chapter.width + section.width + rules.leading <= area.width
    {
      let x = area.right - section.width
      builder.place(section, .head, at: Point(x: x, y: geometry.headBaseline))
    }
    builder.rule(
      from: area.left, width: area.width, at: geometry.headBaseline + rules.leading * 0.4,
      furniture.rule)
  }
}
