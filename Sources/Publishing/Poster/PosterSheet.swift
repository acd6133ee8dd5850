import Drawing
import Manuscript
public import PageLayout

/// The sheet that a poster is printed on.
public struct PosterSheet: Sendable, Hashable {
  /// How large it is, as it hangs.
  public var size: SheetSize
  /// In how many columns its panels stand.
  public var columns: Int

  /// What a person may ask for instead of what the chapters say.
  public struct Request: Sendable, Hashable {
    /// The size.
    public var size: SheetSize?
    /// How it hangs.
    public var orientation: SheetSize.Orientation?
    /// The number of columns.
    public var columns: Int?

    /// What is asked for.
    public init(
      size: SheetSize? = nil, orientation: SheetSize.Orientation? = nil, columns: Int? = nil
    ) {
      self.size = size
      self.orientation = orientation
      self.columns = columns
    }
  }

  /// The sheet as asked for, else as the report's description says, else A0, level, with columns about as wide as a
  /// page's text is long.
  init(_ request: Request, _ description: PosterDescription?) {
    let named = request.size ?? description?.size.flatMap { SheetSize($0.value) }
    let orientation =
      request.orientation
      ?? (request.size == nil
        ? description?.orientation.flatMap { SheetSize.Orientation(rawValue: $0.value) } : nil)
    // Sides that are given in numbers hang as they are given.
    let standard: SheetSize.Orientation? = named.map(\.isNamed) ?? true ? .landscape : nil
    let sheet = named ?? SheetSize.a0
    size = (orientation ?? standard).map(sheet.turned) ?? sheet
    let isUpright = size.size.height > size.size.width
    columns = request.columns ?? description?.columns?.value ?? (isUpright ? 3 : 4)
  }
}
