import Drawing
import PageLayout

/// A galley of random strips: paragraphs, headings, tables, floats and notes, without any font.
struct RandomGalley {
  private(set) var galley = Galley()
  /// The strips of each paragraph.
  private(set) var paragraphs: [[Int]] = []
  /// The strips of headings.
  private(set) var headings: Set<Int> = []
  /// The strip after which each float may stand.
  private(set) var places: [Int] = []
  private var state: UInt64
  private var waiting: [Int] = []

  init(seed: UInt64, blocks: Int) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    for number in 0..<blocks {
      switch number == 0 ? 0 : next(12) {
      case 0: addHeading(opensChapter: number > 0 && next(3) == 0)
      case 1: addTable()
      case 2, 3: addFloat()
      default: addParagraph()
      }
    }
    addParagraph()
  }

  private mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  private func line(_ height: Double = 14) -> Strip {
    Strip(height: .points(height * 0.7), depth: .points(height * 0.3), width: .points(372))
  }

  private mutating func addParagraph() {
    let count = 1 + next(14)
    var indices: [Int] = []
    for number in 0..<count {
      var strip = line()
      if next(25) == 0 { strip.notes = [addNote()] }
      galley.append(strip)
      indices.append(galley.items.count - 1)
      guard number < count - 1 else { break }
      let isLonely = number == 0 || number == count - 2
      galley.append(Gap(.none, isLonely ? .forbidden : .allowed(cost: 10)))
    }
    paragraphs.append(indices)
    galley.append(Gap(Glue(.points(Double(next(3)) * 3), stretch: .points(2))))
    place()
  }

  /// A float stands behind a paragraph, never behind a heading.
  private mutating func place() {
    guard !waiting.isEmpty else { return }
    for _ in waiting { places.append(galley.items.count - 1) }
    galley.append(Gap(.none, floats: waiting))
    waiting = []
  }

  private mutating func addNote() -> Int {
    galley.notes.append((0...next(6)).map { _ in line(11) })
    return galley.notes.count - 1
  }

  private mutating func addHeading(opensChapter: Bool) {
    if opensChapter { galley.append(Gap(.none, .forced(.chapter))) }
    galley.append(Gap(Glue(.points(20), stretch: .points(8), shrink: .points(4))))
    galley.append(line(18))
    headings.insert(galley.items.count - 1)
    galley.append(Gap(Glue(.points(7)), .forbidden))
    addParagraph()
  }

  private mutating func addFloat() {
    let picture = Strip(
      height: .points(Double(60 + next(400))), depth: .zero, width: .points(300))
    galley.floats.append(
      GalleyFloat([(picture, Glue(.points(8))), (line(12), .none), (line(12), .none)]))
    waiting.append(galley.floats.count - 1)
    addParagraph()
  }

  private mutating func addTable() {
    galley.tableHeads.append([line(12), line(12)])
    let table = galley.tableHeads.count - 1
    galley.append(Gap(Glue(.points(8), stretch: .points(3))))
    let rows = 2 + next(70)
    for row in 0..<rows {
      var strip = line(13)
      strip.table = table
      galley.append(strip)
      let isLonely = row == 0 || row == rows - 2
      galley.append(Gap(.none, isLonely ? .forbidden : .allowed(cost: 20)))
    }
    galley.append(Gap(Glue(.points(8), stretch: .points(3))))
  }
}
