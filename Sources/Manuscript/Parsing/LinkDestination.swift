/// Whether a link may lead where it leads.
enum LinkDestination: Equatable {
  /// A relative path, a fragment, or an `http`, `https` or `mailto` address.
  case safe
  /// Anything else, with its scheme (`javascript`), or `//` for an address without one.
  case unsafe(scheme: String)

  /// Judges a destination as a browser would read it: white space and control characters inside
  /// are passed over.
  init(_ destination: String) {
    let clean = destination.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
    let text = String(String.UnicodeScalarView(clean))
    if text.hasPrefix("//") || text.hasPrefix("\\\\") || text.hasPrefix("/\\") {
      self = .unsafe(scheme: "//")
      return
    }
    guard let colon = text.firstIndex(of: ":") else {
      self = .safe
      return
    }
    let scheme = text[..<colon].lowercased()
    if scheme.contains(where: { "/?#".contains($0) })
      || ["http", "https", "mailto"].contains(scheme)
    {
      self = .safe
    } else {
      self = .unsafe(scheme: scheme)
    }
  }

  /// The file a picture's source names, relative to the folder of the chapter.
  ///
  /// - Parameters:
  ///   - source: The source as written, percent escapes allowed.
  ///   - chapterPath: The chapter's path relative to the repository's root.
  /// - Returns: The path with percent escapes read, or nil where it would leave the repository.
  static func imagePath(_ source: String, in chapterPath: String) -> String? {
    let path = percentDecoded(source)
    guard !path.isEmpty, !path.hasPrefix("/"), !path.contains("\\"),
      !path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }),
      !path.split(separator: "/")[0].contains(":")
    else { return nil }
    var depth = chapterPath.utf8.filter { $0 == UInt8(ascii: "/") }.count
    for part in path.split(separator: "/") {
      if part == ".." { depth -= 1 } else if part != "." { depth += 1 }
      if depth < 0 { return nil }
    }
    return path
  }

  private static func percentDecoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "%"), offset + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[offset + 1...offset + 2], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        offset += 3
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
