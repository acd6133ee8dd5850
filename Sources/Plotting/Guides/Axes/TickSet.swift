import Results
import Typesetting

/// The ticks of an axis before they are set: what they stand for, where, and what they say.
struct TickSet {
  /// What the ticks stand for: numbers, times in milliseconds, or values of a discrete scale.
  var values: [Value]
  /// The distances of the labels from the view's left or top edge.
  var places: [Double]
  /// The lines of each label; empty for a tick without one.
  var labels: [[Label]]

  /// The texts of labels, lines joined by breaks.
  var texts: [String] { labels.map { $0.map(\.plainText).joined(separator: "\n") } }

  /// The labels that an expression makes of these.
  ///
  /// - Parameter counts: Whether the expression sees a tick's number rather than its share of all.
  func relabelled(
    by expression: Expression, _ fonts: ThemeFonts, counts: Bool = false
  ) -> TickSet {
    let evaluate = expression.evaluation(on: TickTable.table(values, texts, counts: counts))
    var set = self
    set.labels = values.indices.map { row in
      let lines = evaluate(row).labelLines
      return lines.map(fonts.read)
    }
    return set
  }

  /// The ticks with labels of plain text.
  init(_ values: [Value], at places: [Double], _ texts: [String]) {
    self.values = values
    self.places = places
    labels = texts.map { $0.isEmpty ? [] : [Label([.init($0)])] }
  }

  init(values: [Value], places: [Double], labels: [[Label]]) {
    self.values = values
    self.places = places
    self.labels = labels
  }
}

extension Value {
  /// The lines of a label that an expression gives: a list's elements, none for a missing value or an
  /// empty text.
  var labelLines: [String] {
    func text(_ value: Value) -> String { value.isNothing ? "" : value.plainText }
    if let elements = ListText.elements(of: self) { return elements.map(text) }
    let line = text(self)
    return line.isEmpty ? [] : [line]
  }
}

extension ThemeFonts {
  /// A text as the theme reads it: with formulas, or as it stands.
  func read(_ text: String) -> Label {
    readsFormulas ? Label(parsing: text) : Label([.init(text)])
  }
}
