import Drawing
import Manuscript

/// How wide or high a view or a figure is.
enum ViewExtent: Sendable, Hashable {
  /// The view itself, in CSS pixels, as in Vega-Lite.
  case view(Double)
  /// The whole figure with its axes and legends.
  case figure(Length)
  /// The whole figure without the page's margins.
  case content(Length)
  /// As large as what holds the figure.
  case container
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
    guard let node = reader.value(name) else { return nil }
    if node.string == "container" {
      self = .container
    } else if let number = node.double, (1...20_000).contains(number) {
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

extension ViewExtent {
  /// The extent on a theme's page, which has no container: in the grammar a figure there is as large
  /// as views are where nothing is said.
  ///
  /// - Parameters:
  ///   - margins: The page's margins along the extent.
  ///   - standard: The length of a view along a scale of numbers; nil where the layout decides.
  func settled(margins: Double, standard: Double?) -> ViewExtent? {
    switch self {
    case .content(let length): .figure(Length(pixels: length.pixels + margins))
    case .container: standard.map { .figure(Length(pixels: $0)) }
    default: self
    }
  }
}

/// Which sizes are those of the whole figure, axes and legends included: `autosize`.
struct Autosize {
  private var countsMargins = false
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
      // A page is laid out once.
      _ = inner.value("resize")
      countsMargins = inner.value("contains")?.string == "padding"
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
    guard case .view(let pixels)? = extent else { return extent }
    let length = Length(pixels: pixels)
    return countsMargins ? .figure(length) : .content(length)
  }
}
