import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// A mark before text that says where the text comes from.
  var placeMark: ParagraphItem { FlowComposer.placeMark(place.map(Self.placeName)) }

  /// What could not be set as it should be, with the places in the chapters.
  static func diagnostics(of faults: [FlowFault], in file: String) -> [Diagnostic] {
    var told: Set<Diagnostic> = []
    return faults.flatMap { fault -> [Diagnostic] in
      let range = fault.place.flatMap(range(ofPlace:))
      switch fault.kind {
      case .overfull(let excess):
        return [BuildMessages.overfullLine(fault.text, by: excess, at: range, in: file)]
      case .missing(let characters):
        return characters.map { BuildMessages.missingCharacter($0, at: range, in: file) }
      case .smallFormula(let share):
        return [BuildMessages.smallFormula(share, at: range, in: file)]
      case .smallTable(let share): return [BuildMessages.smallTable(share, at: range, in: file)]
      }
    }.filter { told.insert($0).inserted }
  }

  /// A place in a chapter as the name of a mark: four numbers and the file.
  static func placeName(of range: SourceRange) -> String {
    let numbers = [range.start.line, range.start.column, range.end.line, range.end.column]
    return numbers.map { "\($0):" }.joined() + range.file
  }

  private static func range(ofPlace name: String) -> SourceRange? {
    let parts = name.split(separator: ":", maxSplits: 4)
    let numbers = parts.prefix(4).compactMap { Int($0) }
    guard parts.count == 5, numbers.count == 4 else { return nil }
    return SourceRange(
      file: String(parts[4]), start: SourceLocation(line: numbers[0], column: numbers[1]),
      end: SourceLocation(line: numbers[2], column: numbers[3]))
  }
}
