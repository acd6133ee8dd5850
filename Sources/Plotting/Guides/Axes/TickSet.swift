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
  func relabelled(by expression: Expression, _ fonts: ThemeFonts) -> TickSet {
    let evaluate = expression.evaluation(on: TickTable.table(values, texts))
    var set = self
    set.labels = values.indices.map { row in
      let value = evaluate(row)
      let lines = ListText.elements(of: value).map { $0.map(\.plainText) } ?? [value.plainText]
      return lines == [""] ? [] : lines.map(fonts.read)
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

extension ThemeFonts {
  /// A text as the theme reads it: with formulas, or as it stands.
  func read(_ text: String) -> Label {
    readsFormulas ? Label(parsing: text) : Label([.init(text)])
  }
}
