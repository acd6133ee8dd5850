import Manuscript

/// Which block of a chapter first mentions what.
struct FirstMentions {
  private var indices: [String: Int] = [:]

  /// The mentions in blocks.
  init(in blocks: [Block]) {
    for (index, block) in blocks.enumerated() { walk(block, index) }
  }

  /// The index of the first block that mentions an id, or nil where none does.
  func index(of id: String) -> Int? { indices[id] }

  private mutating func walk(_ block: Block, _ index: Int) {
    switch block.content {
    case .heading, .code, .thematicBreak, .displayMath, .problem: break
    case .paragraph(let inlines): walk(inlines, index)
    case .list(let list): for block in list.items.joined() { walk(block, index) }
    case .quotation(let blocks): for block in blocks { walk(block, index) }
    case .table(let table):
      for cell in table.header + table.rows.flatMap({ $0 }) { walk(cell, index) }
    case .division(let division): for block in division.blocks { walk(block, index) }
    case .panel(let panel): for block in panel.blocks { walk(block, index) }
    case .directive(.claim(let claim)): walk(claim.statement, index)
    case .directive: break
    }
  }

  private mutating func walk(_ inlines: [Inline], _ index: Int) {
    for inline in inlines {
      if case .reference(let reference) = inline, indices[reference.id.value] == nil {
        indices[reference.id.value] = index
      }
      walk(inline.children, index)
    }
  }
}
