/// A text to be read as Markdown, each byte of which knows where it stands in its file: a whole
/// chapter, or a caption unquoted out of a directive.
struct Passage: Sendable {
  /// The text to read.
  let bytes: [UInt8]
  /// The file it comes from.
  let source: SourceText
  /// The offset in the file of each byte and of the end; nil where the text is the file itself.
  private let origins: [Int]?
  /// The offset in the file of the first byte, where the text stands there as it is.
  private let base: Int

  /// A whole file.
  init(_ source: SourceText) {
    self.bytes = source.bytes
    self.source = source
    self.origins = nil
    self.base = 0
  }

  /// A stretch of a file that stands there as it is.
  init(_ source: SourceText, _ stretch: Range<Int>) {
    self.bytes = Array(source.bytes[stretch])
    self.source = source
    self.origins = nil
    self.base = stretch.lowerBound
  }

  /// A text made from a file, with the offset of each of its bytes and of its end.
  init(_ source: SourceText, _ bytes: [UInt8], origins: [Int]) {
    precondition(origins.count == bytes.count + 1, "every byte and the end has an origin")
    self.bytes = bytes
    self.source = source
    self.origins = origins
    self.base = 0
  }

  /// The offset in the file of the byte at `offset`.
  func origin(of offset: Int) -> Int {
    origins.map { $0[Swift.min(offset, $0.count - 1)] } ?? base + offset
  }

  /// The place of a stretch of the text in its file.
  func range(_ stretch: Range<Int>) -> SourceRange {
    guard !stretch.isEmpty else {
      let place = origin(of: stretch.lowerBound)
      return source.range(place..<place)
    }
    let start = origin(of: stretch.lowerBound)
    let end = Swift.max(start, origin(of: stretch.upperBound - 1) + 1)
    return source.range(start..<scalarEnd(end))
  }

  /// A piece of the text with its place.
  func sourced(_ stretch: Range<Int>) -> Sourced<String> {
    Sourced(text(stretch), at: range(stretch))
  }

  /// The text of a stretch.
  func text(_ stretch: Range<Int>) -> String {
    String(decoding: bytes[stretch], as: UTF8.self)
  }

  private func scalarEnd(_ offset: Int) -> Int {
    var end = offset
    while end < source.bytes.count, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
