/// Texts in one line, cut to what matters.
package enum TextWording {
  /// The most characters of one text that are shown.
  private static let longest = 80
  /// How much of what two texts share is shown beside what differs.
  private static let context = 20

  /// The beginning of a text.
  package static func short(_ text: some StringProtocol) -> String {
    let end = text.index(text.startIndex, offsetBy: longest, limitedBy: text.endIndex)
    guard let end, end != text.endIndex else { return String(text) }
    return text.prefix(longest - 1) + "…"
  }

  /// A text that may take several lines, but not more.
  package static func long(_ text: String) -> String {
    let end = text.index(text.startIndex, offsetBy: 4 * longest, limitedBy: text.endIndex)
    return end.map { $0 == text.endIndex ? text : text[..<$0] + "…" } ?? text
  }

  /// Two texts as `“before” → “after”`; of long ones the part in which they differ.
  package static func change(from earlier: String, to later: String) -> String {
    var (before, after) = (earlier[...], later[...])
    if earlier.utf8.count > longest || later.utf8.count > longest {
      let shared = zip(earlier, later).prefix { $0 == $1 }.count
      if shared > context {
        before = before.dropFirst(shared - context)
        after = after.dropFirst(shared - context)
        return "“…\(short(before))” → “…\(short(after))”"
      }
    }
    return "“\(short(before))” → “\(short(after))”"
  }
}
