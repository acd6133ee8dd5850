import FoundationEssentials

/// A picture as terminals with Kitty's graphics protocol take it: its PNG file in escape sequences.
public struct KittyPicture: Sendable, Hashable {
  /// What is written to the terminal.
  public let text: String

  /// The most characters of one escape sequence, as the protocol says.
  private static let longestChunk = 4096

  /// A picture that is shown where the cursor stands.
  ///
  /// The terminal is asked to answer nothing: nobody would read it.
  ///
  /// - Parameter columns: How many columns of text it is wide.
  /// - Throws: `DrawingError.size` where it has no pixels.
  public init(_ bitmap: Bitmap, columns: Int) throws(DrawingError) {
    let code = Array(Data(try bitmap.png()).base64EncodedString().utf8)
    var text = ""
    for start in stride(from: 0, to: code.count, by: Self.longestChunk) {
      let end = min(start + Self.longestChunk, code.count)
      let isFirst = start == 0
      let keys = isFirst ? "a=T,f=100,q=2,c=\(columns)," : "q=2,"
      text += "\u{1B}_G\(keys)m=\(end < code.count ? 1 : 0);"
      text += String(decoding: code[start..<end], as: UTF8.self) + "\u{1B}\\"
    }
    self.text = text
  }
}
