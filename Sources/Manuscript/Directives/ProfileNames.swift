/// The profiles that a report is built with, by the names that directives give them.
public enum ProfileNames {
  /// All of them.
  public static let all = ["quick", "full"]

  /// Some of them in words: “the full profile”.
  public static func wording(_ names: [String]) -> String {
    "the \(names.joined(separator: " and ")) profile\(names.count == 1 ? "" : "s")"
  }
}
