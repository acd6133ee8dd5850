/// Where the objects of a PDF file are, by the table at its end.
struct CrossReferences {
  /// The table's place in the file.
  let start: Int
  /// The place of each object by its number; nil for numbers without one.
  let offsets: [Int?]
  /// The dictionary after the table.
  let trailer: String
  /// The number of the catalog.
  let root: Int

  /// The table of a file as cairo writes it: in one piece, from number 0.
  init?(of file: [UInt8]) {
    let tail = String(decoding: file.suffix(64), as: UTF8.self)
    let words = tail.split(whereSeparator: \.isWhitespace)
    guard let mark = words.lastIndex(of: "startxref"), mark + 1 < words.count,
      let start = Int(words[mark + 1]), file.indices.contains(start)
    else { return nil }
    let lines = file[start...].split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    guard lines.count > 2, lines[0] == "xref", let count = Int(lines[1].dropFirst(2)),
      lines.count > count + 3, lines[count + 2] == "trailer",
      let trailerEnd = lines.lastIndex(of: "startxref")
    else { return nil }
    offsets = lines[2..<(2 + count)].map { line in
      line.hasSuffix("n ") ? Int(line.prefix(10)) : nil
    }
    trailer = lines[(count + 3)..<trailerEnd].joined(separator: "\n") + "\n"
    guard let rootMark = trailer.firstRange(of: "/Root ")?.upperBound,
      let root = Int(trailer[rootMark...].prefix { $0.isNumber })
    else { return nil }
    self.start = start
    self.root = root
  }
}
