public import Drawing
public import Typesetting

/// What stands on a page besides its text: the running head and the page number.
public struct PageFurniture {
  /// The page number, set, for the foot.
  public var number: (Int) throws(TypesettingError) -> Strip
  /// The line below the running head and above notes.
  public var rule: Stroke

  /// The furniture of pages.
  public init(rule: Stroke, number: @escaping (Int) throws(TypesettingError) -> Strip) {
    self.rule = rule
    self.number = number
  }
}
