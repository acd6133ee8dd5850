public import Drawing
public import Typesetting

/// Something that could not be set as it should be.
public struct FlowFault: Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// A line reaches out of its column.
    case overfull(by: Length)
    /// No font has these characters.
    case missing([Unicode.Scalar])
    /// A formula is made smaller to fit, to a share of its size.
    case smallFormula(Double)
    /// A table is made smaller to fit, to a share of its size.
    case smallTable(Double)
  }

  /// What is wrong.
  public var kind: Kind
  /// The name of the place, as the last mark before it says; nil where none does.
  public var place: String?
  /// The line that is wrong.
  public var text: String
}

extension FlowComposer {
  /// How lines say where their text comes from: marks with names that begin so.
  private static let placePrefix = "place:"
  /// What nobody sees.
  private static let hair = Length.points(0.5)
  /// Formulas that are set smaller than this are told.
  private static let leastFormula = 0.9

  /// A mark that says where the text after it comes from; nil for nowhere in particular.
  public static func placeMark(_ name: String?) -> ParagraphItem {
    .mark(placePrefix + (name ?? ""))
  }

  /// Makes lines of a paragraph, and notes what is wrong with them.
  mutating func lines(
    of items: [ParagraphItem], _ style: ParagraphStyle, measure: Length
  ) throws(TypesettingError) -> TypesetParagraph {
    let text = try typesetter.typeset(items, style, measure: measure)
    for (index, line) in text.lines.enumerated() {
      if let mark = line.marks.last(where: { $0.hasPrefix(Self.placePrefix) }) {
        let name = String(mark.dropFirst(Self.placePrefix.count))
        place = name.isEmpty ? nil : name
      }
      if index == 0, !text.missing.isEmpty { note(.missing(text.missing), line.text) }
      if line.overfull > Self.hair { note(.overfull(by: line.overfull), line.text) }
    }
    return text
  }

  /// Notes that a formula was made smaller, where that shows.
  mutating func note(formulaScaledBy scale: Double, _ display: FlowDisplay) {
    guard scale < Self.leastFormula else { return }
    if let name = display.place { place = name }
    note(.smallFormula(scale), display.alternativeText)
  }

  /// Notes what is wrong at the place that is being set.
  mutating func note(_ kind: FlowFault.Kind, _ text: String) {
    faults.append(FlowFault(kind: kind, place: place, text: text))
  }
}
