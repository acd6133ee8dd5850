/// The entries of a git tree object: one folder.
struct GitTree {
  /// One entry of a folder.
  struct Entry {
    /// What an entry is, by its file mode.
    enum Kind {
      case file
      case folder
      /// A symbolic link or a submodule: neither a file nor a folder to us.
      case other
    }

    let name: [UInt8]
    let kind: Kind
    let id: String
  }

  let entries: [Entry]

  /// Reads a tree object: `mode name NUL id`, again and again, the id in binary.
  ///
  /// - Parameter idBytes: The length of an object id in bytes, 20 for SHA-1 and 32 for SHA-256.
  init?(_ bytes: [UInt8], idBytes: Int) {
    var entries: [Entry] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let space = rest.firstIndex(of: 0x20),
        let end = rest[space...].firstIndex(of: 0), rest.endIndex - end > idBytes
      else { return nil }
      let id = rest[(end + 1)...].prefix(idBytes)
      let kind: Entry.Kind =
        switch String(decoding: rest[..<space], as: UTF8.self) {
        case "40000": .folder
        case "100644", "100755", "100664": .file
        default: .other
        }
      entries.append(
        Entry(name: Array(rest[(space + 1)..<end]), kind: kind, id: Self.hexadecimal(id)))
      rest = rest[(end + 1 + idBytes)...]
    }
    self.entries = entries
  }

  /// The entry of a name, or nil.
  subscript(name: String) -> Entry? {
    let name = Array(name.utf8)
    return entries.first { $0.name == name }
  }

  private static func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
