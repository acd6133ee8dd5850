/// The target of a link: a place in the page, a file beside it, or an address that loads nothing by
/// itself.
public struct HTMLAddress: Sendable, Hashable {
  /// The address as it stands in the page.
  package let text: String

  /// A place in this page.
  package static func place(_ id: String) -> HTMLAddress {
    HTMLAddress(vetted: "#" + percentEncoded(id))
  }

  /// A file of the published report, by its path beside `index.html`.
  package static func file(_ path: String) -> HTMLAddress {
    HTMLAddress(vetted: percentEncoded(path))
  }

  /// An address an author wrote, or nil where it is of a kind that pages must not follow.
  ///
  /// Allowed are `http`, `https` and `mailto` addresses, fragments and relative paths. What a browser
  /// would pass over when it reads an address (blanks, control characters) is refused, since it can
  /// hide a scheme.
  package init?(written text: String) {
    guard !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }),
      !text.contains("\\"), !text.hasPrefix("//")
    else { return nil }
    let head = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let colon = head.firstIndex(of: ":") {
      guard ["http", "https", "mailto"].contains(head[..<colon].lowercased()) else { return nil }
    }
    self.init(vetted: text)
  }

  /// Whether the address leaves the report for another site.
  var isExternal: Bool {
    let start = text.prefix(6).lowercased()
    return start.hasPrefix("http:") || start.hasPrefix("https:")
  }

  private init(vetted text: String) {
    self.text = text
  }
}

/// The text with all but unreserved characters and `/` as percent codes, so that it is one path.
private func percentEncoded(_ text: String) -> String {
  var encoded = ""
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "/"):
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      encoded += "%" + (digits.count < 2 ? "0" : "") + digits
    }
  }
  return encoded
}
