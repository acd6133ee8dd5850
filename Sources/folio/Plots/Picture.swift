import Drawing

/// The kinds of pictures, by the endings of files.
enum PictureKind: String {
  case png
  case pdf
  case svg

  /// The kind that a file's name tells; nil for another ending.
  init?(path: String) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    self.init(rawValue: path[path.index(after: dot)...].lowercased())
  }
}

/// A frame as the bytes of a file.
struct Picture {
  private let frame: Frame
  private let scale: Double
  private let letters: SVGLetters

  /// - Parameters:
  ///   - scale: The pixels of a PNG along one of the frame's.
  ///   - letters: How an SVG document holds letters.
  init(_ frame: Frame, scale: Double, _ letters: SVGLetters) {
    self.frame = frame
    self.scale = scale
    self.letters = letters
  }

  /// The file whose name ends as the path does.
  ///
  /// - Throws: `DrawingError` where painting fails.
  func bytes(for path: String) throws(DrawingError) -> [UInt8] {
    switch PictureKind(path: path) {
    case .pdf: try frame.pdf()
    case .svg: try frame.svg(letters: letters)
    case .png, nil: try frame.png(scale: scale)
    }
  }
}
