/// Adds to a PDF file of cairo what cairo 1.16 cannot write: the document's language, that its title is to
/// be shown, and what is read aloud instead of figures and formulas.
///
/// The file stays as it is; new versions of some objects follow it, with a table of their own and a
/// reference to the first one (ISO 32000-1, 7.5.6, “incremental updates”).
struct PDFAmendment {
  private let file: [UInt8]

  init(of file: [UInt8]) {
    self.file = file
  }

  /// The amended file.
  ///
  /// - Parameter elements: The elements of the document's structure in the order in which they were begun.
  /// - Throws: `DrawingError.library` where cairo's file is not as it writes them.
  func bytes(
    language: String, elements: [TagWriter.Element]
  ) throws(DrawingError) -> [UInt8] {
    guard let table = CrossReferences(of: file) else {
      throw .library("the PDF file has no table of objects")
    }
    var objects: [(number: Int, text: String)] = []
    guard let catalog = object(table.root, in: table) else {
      throw .library("the PDF file has no catalog")
    }
    objects.append(
      (
        table.root,
        Self.adding(
          "/Lang \(Self.string(language)) /ViewerPreferences << /DisplayDocTitle true >>",
          to: catalog)
      ))
    if elements.contains(where: { $0.alternativeText != nil }) {
      objects += try alternativeTexts(of: elements, in: table)
    }
    return appending(objects.sorted { $0.number < $1.number }, table)
  }

  // MARK: - Objects

  /// New versions of the elements that have an alternative text.
  private func alternativeTexts(
    of elements: [TagWriter.Element], in table: CrossReferences
  ) throws(DrawingError) -> [(number: Int, text: String)] {
    var amended: [(number: Int, text: String)] = []
    var next = elements.startIndex
    // Cairo numbers elements in the order in which they begin.
    for number in table.offsets.indices {
      guard isElement(number, in: table), let text = object(number, in: table) else { continue }
      guard next < elements.endIndex,
        Array(text.utf8).firstPlace(of: Array("/S /\(elements[next].name)\n".utf8), from: 0) != nil
      else {
        throw .library("the structure of the PDF file is not that of the document")
      }
      if let alternative = elements[next].alternativeText {
        amended.append((number, Self.adding("/Alt \(Self.string(alternative))", to: text)))
      }
      next += 1
    }
    guard next == elements.endIndex else {
      throw .library("the structure of the PDF file is not that of the document")
    }
    return amended
  }

  private static let elementMark = Array("<< /Type /StructElem".utf8)

  private func isElement(_ number: Int, in table: CrossReferences) -> Bool {
    guard let start = bodyStart(number, in: table) else { return false }
    return file[start...].starts(with: Self.elementMark)
  }

  /// Where an object starts after `n 0 obj` and its line's end.
  private func bodyStart(_ number: Int, in table: CrossReferences) -> Int? {
    guard let offset = table.offsets[number], file.indices.contains(offset),
      let end = file[offset...].firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    return end + 1
  }

  /// The text of an object that is no stream.
  private func object(_ number: Int, in table: CrossReferences) -> String? {
    guard let start = bodyStart(number, in: table) else { return nil }
    guard let end = file.firstPlace(of: Self.endMark, from: start) else { return nil }
    return String(decoding: file[start..<end], as: UTF8.self)
  }

  private static let endMark = Array("endobj".utf8)

  /// A dictionary with entries added at its end.
  private static func adding(_ entries: String, to object: String) -> String {
    let bytes = Array(object.utf8)
    guard let end = bytes.lastPlace(of: Array(">>".utf8)) else { return object }
    return String(decoding: bytes[..<end], as: UTF8.self) + "   \(entries)\n>>\n"
  }

  /// A text as PDF writes it: in parentheses where it is plain, else as UTF-16 in hexadecimal digits.
  private static func string(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: ")")
        && $0 != UInt8(ascii: "\\")
    }
    if isPlain { return "(\(text))" }
    let digits = text.utf16.map { unit in
      let digits = String(unit, radix: 16)
      return String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "<feff\(digits.joined())>"
  }

  // MARK: - The end of the file

  private func appending(
    _ objects: [(number: Int, text: String)], _ table: CrossReferences
  ) -> [UInt8] {
    var bytes = file
    var entries = ""
    for object in objects {
      let offset = String(bytes.count)
      let padding = String(repeating: "0", count: max(10 - offset.count, 0))
      entries += "\(object.number) 1\n\(padding)\(offset) 00000 n \n"
      bytes += "\(object.number) 0 obj\n\(object.text)endobj\n".utf8
    }
    let start = bytes.count
    bytes += "xref\n\(entries)trailer\n".utf8
    bytes += Self.adding("/Prev \(table.start)", to: table.trailer).utf8
    bytes += "startxref\n\(start)\n%%EOF\n".utf8
    return bytes
  }
}

/// The standard library's search of ranges goes through generic code that is not specialized outside it,
/// which took a quarter of a small report's build.
extension [UInt8] {
  /// Where a mark stands first at or after a place.
  fileprivate func firstPlace(of mark: [UInt8], from start: Int) -> Int? {
    guard let first = mark.first, start >= 0, count - mark.count >= start else { return nil }
    return (start...(count - mark.count)).first { self[$0] == first && isMark(mark, at: $0) }
  }

  /// Where a mark stands last.
  fileprivate func lastPlace(of mark: [UInt8]) -> Int? {
    guard count >= mark.count else { return nil }
    return (0...(count - mark.count)).last { isMark(mark, at: $0) }
  }

  private func isMark(_ mark: [UInt8], at place: Int) -> Bool {
    mark.indices.allSatisfy { self[place + $0] == mark[$0] }
  }
}
