import FoundationEssentials

/// A picture whose bytes stand in the page, so that the page needs no other file.
public struct EmbeddedPicture: Sendable, Hashable {
  /// The kinds of picture that pages embed, known by their first bytes and not by their name.
  enum Kind: String {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case gif = "image/gif"
    case webp = "image/webp"
  }

  /// The picture as a `data:` address.
  let address: String

  /// A picture, or nil where the bytes are none of the kinds that pages embed.
  package init?(_ bytes: [UInt8]) {
    guard let kind = Self.kind(of: bytes) else { return nil }
    address = "data:\(kind.rawValue);base64," + Data(bytes).base64EncodedString()
  }

  private static func kind(of bytes: [UInt8]) -> Kind? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: Array("GIF8".utf8)) { return .gif }
    if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      return .webp
    }
    return nil
  }
}
