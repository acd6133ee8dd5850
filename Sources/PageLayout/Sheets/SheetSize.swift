public import Drawing

/// The size of a sheet that hangs on a wall: a name, `A0`, or its sides, `36x48in`.
public struct SheetSize: Sendable, Hashable {
  /// The sheet.
  public let size: Size
  /// Whether it has a name; then it may hang either way.
  public let isNamed: Bool

  /// A0, upright.
  public static let a0 = SheetSize(
    Size(width: .millimetres(841), height: .millimetres(1189)), isNamed: true)

  private init(_ size: Size, isNamed: Bool) {
    self.size = size
    self.isNamed = isNamed
  }

  /// The sheets that have names, with their short and long sides in millimetres (ISO 216).
  static let named: [(name: String, short: Double, long: Double)] = [
    ("A0", 841, 1189), ("A1", 594, 841), ("A2", 420, 594), ("A3", 297, 420),
  ]

  /// What is expected where a text is no size.
  public static let description =
    named.map(\.name).joined(separator: ", ") + ", or sides such as 36x48in or 90x120cm"

  /// The size that a text names, sides in the order of the text; nil where it names none, or one that is less
  /// than 10 cm or more than 10 m wide or high.
  public init?(_ text: String) {
    if let sheet = Self.named.first(where: { $0.name == text.uppercased() }) {
      let size = Size(width: .millimetres(sheet.short), height: .millimetres(sheet.long))
      self.init(size, isNamed: true)
      return
    }
    let sides = text.split(whereSeparator: { $0 == "x" || $0 == "×" })
    guard sides.count == 2, let unit = ["mm", "cm", "in"].first(where: { text.hasSuffix($0) }),
      let width = Double(sides[0]), let height = Double(sides[1].dropLast(unit.count))
    else { return nil }
    let millimetres = unit == "mm" ? 1.0 : unit == "cm" ? 10 : 25.4
    let possible = 100.0...10_000
    guard possible.contains(width * millimetres), possible.contains(height * millimetres) else {
      return nil
    }
    let size = Size(
      width: .millimetres(width * millimetres), height: .millimetres(height * millimetres))
    self.init(size, isNamed: false)
  }

  /// How a sheet hangs.
  public enum Orientation: String, Sendable, Hashable, CaseIterable {
    /// Its long side upright.
    case portrait
    /// Its long side level.
    case landscape
  }

  /// The sheet, turned where it hangs the other way.
  public func turned(_ orientation: Orientation) -> SheetSize {
    let (short, long) = (min(size.width, size.height), max(size.width, size.height))
    return SheetSize(
      orientation == .portrait
        ? Size(width: short, height: long) : Size(width: long, height: short), isNamed: isNamed)
  }
}
