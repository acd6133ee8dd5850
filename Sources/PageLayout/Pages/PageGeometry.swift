public import Drawing

/// A size of paper.
public enum Paper: String, Sendable, Hashable, CaseIterable {
  /// 210 × 297 mm.
  case a4
  /// 8½ × 11 inches.
  case letter

  /// The size, upright.
  public var size: Size {
    switch self {
    case .a4: Size(width: .millimetres(210), height: .millimetres(297))
    case .letter: Size(width: .inches(8.5), height: .inches(11))
    }
  }
}

/// A sheet and the parts of it that text, running heads and wide figures take.
public struct PageGeometry: Sendable, Hashable {
  /// The size of the sheet.
  public var size: Size
  /// Where text stands.
  public var typeArea: Rectangle
  /// The baseline of the running head.
  public var headBaseline: Length
  /// The baseline of the page number.
  public var footBaseline: Length
  /// How far figures and tables may reach into each side margin.
  public var overhang: Length

  /// A sheet with its parts.
  public init(
    size: Size, typeArea: Rectangle, headBaseline: Length, footBaseline: Length, overhang: Length
  ) {
    self.size = size
    self.typeArea = typeArea
    self.headBaseline = headBaseline
    self.footBaseline = footBaseline
    self.overhang = overhang
  }

  /// The page of a report: a measure of about seventy characters of text at 10.5 points in the middle of
  /// the sheet, a little above its centre, for pages that are read on screens and printed on one side.
  public init(report paper: Paper) {
    let size = paper.size
    let measure = Length.points(372)
    let top = Length.points(96)
    let lines = paper == .a4 ? 46.0 : 42.0
    let height = Length.points(14 * lines)
    let left = (size.width - measure) / 2
    self.init(
      size: size,
      typeArea: Rectangle(left: left, top: top, width: measure, height: height),
      headBaseline: top - .points(26), footBaseline: top + height + .points(34),
      overhang: left - .points(57))
  }

  /// Where figures and tables that are wider than the text stand.
  public var widestArea: Rectangle {
    Rectangle(
      left: typeArea.left - overhang, top: typeArea.top, width: typeArea.width + overhang * 2,
      height: typeArea.height)
  }
}
