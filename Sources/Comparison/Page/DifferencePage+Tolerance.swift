import Publishing

extension DifferencePage {
  /// The items that are equal within tolerance; nothing where there are none.
  var withinTolerance: [HTMLNode] {
    guard !difference.withinTolerance.isEmpty else { return [] }
    return [
      .element(
        .section, [.class("within"), .labelledBy("within-tolerance")],
        [.element(.h2, [.id("within-tolerance")], text: "Equal within tolerance")]
          + list(difference.withinTolerance.map(ToleranceWording.item)))
    ]
  }
}
