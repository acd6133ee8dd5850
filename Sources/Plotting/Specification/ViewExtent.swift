import Drawing
import Manuscript

/// How wide or high a view or a figure is.
enum ViewExtent: Sendable, Hashable {
  /// The view itself, in CSS pixels, as in Vega-Lite.
  case view(Double)
  /// The whole figure with its axes and legends.
  case figure(Length)
  /// A step between discrete values, in CSS pixels; `ofPosition` where values within a band do not
  /// take a step each.
  case step(Double, ofPosition: Bool)
}

extension ViewExtent {
  private enum StepTarget: String, CaseIterable {
    case position
    case offset
  }

  /// Reads `width` or `height`; nil where the author leaves it to the layout.
  init?(_ name: String, of reader: inout PropertyReader) {
    // A page has no container whose size would decide.
    guard let node = reader.value(name), node.string != "container" else { return nil }
    if let number = node.double, (1...20_000).contains(number) {
      self = .view(number)
    } else if let string = node.string, let length = Length(parsing: string),
      (10...20_000).contains(length.pixels)
    {
      self = .figure(length)
    } else if node.entries != nil,
      var inner = PropertyReader(node, "‘\(name)’", reader.diagnostics)
    {
      let step = inner.number("step", 1...10_000)
      let target: StepTarget? = inner.choice("for")
      inner.finish()
      guard let step else { return nil }
      self = .step(step, ofPosition: target == .position)
    } else {
      _ =
        reader.wrong(
          node, name,
          expected: "a number of pixels for the view or a length for the figure, like 12cm")
        as Int?
      return nil
    }
  }
}

/// Which sizes are those of the whole figure, axes and legends included: `autosize`.
struct Autosize {
  private var fitsWidth = false
  private var fitsHeight = false

  private enum Kind: String, CaseIterable {
    case pad
    case none
    case fit
    case fitX = "fit-x"
    case fitY = "fit-y"
  }

  init(_ reader: inout PropertyReader) {
    guard let node = reader.value("autosize"), !node.isNull else { return }
    var kind: Kind?
    if node.string != nil {
      kind = reader.choice(node, "autosize")
    } else if var inner = PropertyReader(node, "‘autosize’", reader.diagnostics) {
      kind = inner.choice("type")
      // A page is laid out once, and its margins are the same whatever counts as content.
      for name in ["resize", "contains"] { _ = inner.value(name) }
      inner.finish()
    }
    fitsWidth = kind == .fit || kind == .fitX
    fitsHeight = kind == .fit || kind == .fitY
  }

  /// The width of a view or figure.
  func width(_ extent: ViewExtent?) -> ViewExtent? { fitsWidth ? fitted(extent) : extent }
  /// The height of a view or figure.
  func height(_ extent: ViewExtent?) -> ViewExtent? { fitsHeight ? fitted(extent) : extent }

  private func fitted(_ extent: ViewExtent?) -> ViewExtent? {
    if case .view(let pixels)? = extent { return .figure(Length(pixels: pixels)) }
    return extent
  }
}
