/// A source file of the engine: its place, its bytes and its outline.
package struct SourceFile {
  /// What the file is written in, with its outline.
  package enum Outline {
    /// Swift.
    case swift(SwiftOutline)
    /// C, a header or an implementation.
    case c(COutline, isHeader: Bool)
  }

  /// The module the file belongs to.
  package let module: String
  /// The path relative to `Sources/`.
  package let path: String
  /// The SHA-256 of its bytes, in hexadecimal.
  package let digest: String
  /// What it declares and mentions.
  package let outline: Outline

  /// A file, or nil for one that is neither Swift nor C.
  package init?(module: String, path: String, bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    switch path.split(separator: ".").last {
    case "swift": outline = .swift(SwiftOutline(text))
    case "h": outline = .c(COutline(text, isHeader: true), isHeader: true)
    case "c": outline = .c(COutline(text, isHeader: false), isHeader: false)
    default: return nil
    }
    self.module = module
    self.path = path
    digest = SHA256.hexadecimal(of: bytes)
  }

  /// Whether it is C and no header.
  var isImplementation: Bool {
    if case .c(_, isHeader: false) = outline { return true }
    return false
  }

  /// The last component of the path.
  package var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}
