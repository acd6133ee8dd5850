/// Why something could not be drawn or read.
public enum DrawingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The font file cannot be opened.
  case font(path: String)
  /// A picture of this many pixels is empty or larger than can be drawn.
  case size(width: Int, height: Int)
  /// The bytes are not a PNG picture; with what its reader says.
  case notPNG(String)
  /// The drawing library refused; with what it says.
  case library(String)

  /// What went wrong, in one sentence.
  public var description: String {
    switch self {
    case .font(let path): "the font file \(path) cannot be opened"
    case .size(let width, let height):
      "a picture of \(width) × \(height) pixels is empty or too large to be drawn"
    case .notPNG(let reason): "not a readable PNG picture: \(reason)"
    case .library(let reason): "drawing failed: \(reason)"
    }
  }
}
