import Manuscript

extension ConstantValue {
  /// Reads the value that a channel, or a condition of it, is given outright; nil, with a diagnostic,
  /// for one of a type that the channel has not.
  init?(reading node: YAMLNode, _ channel: Channel, _ reader: PropertyReader) {
    let subject = "‘value’ of \(reader.subject)"
    let diagnostics = reader.diagnostics
    func wrong(_ expected: String) {
      diagnostics.report(PlotMessages.wrongType(node, subject, expected: expected))
    }
    switch channel {
    case .color, .fill, .stroke:
      guard let color = PlotColor(reading: node, subject, diagnostics) else { return nil }
      self = .color(color)
    case .text:
      guard let text = node.scalarText else {
        wrong("a text")
        return nil
      }
      self = .text(text)
    case .shape:
      guard let shape = node.string.flatMap(PointShape.init(rawValue:)) else {
        diagnostics.report(
          PlotMessages.wrongChoice(node, subject, valid: PointShape.allCases.map(\.rawValue)))
        return nil
      }
      self = .shape(shape)
    case .strokeDash:
      let numbers = node.elements?.compactMap(\.double).filter(\.isFinite)
      guard let numbers, numbers.count == node.elements?.count else {
        wrong("a list of numbers")
        return nil
      }
      self = .dash(numbers)
    default:
      if channel.isPosition, node.string == "width" || node.string == "height" {
        self = .viewEnd
        return
      }
      let range = channel.valueRange
      guard let number = node.double, number.isFinite, range?.contains(number) ?? true else {
        wrong(node.double == nil ? "a number" : range.map(PlotMessages.words) ?? "a number")
        return nil
      }
      self = .number(number)
    }
  }
}

extension Channel {
  /// The numbers that the channel can be given outright; nil where all are meant.
  fileprivate var valueRange: ClosedRange<Double>? {
    switch self {
    case .opacity, .fillOpacity, .strokeOpacity: 0...1
    case .size, .strokeWidth: 0...Double.greatestFiniteMagnitude
    default: nil
    }
  }
}
