import Comparison

/// A revision whose files stand one after the other in an input, each after a line `==== PATH`.
struct RevisionInMemory: Revision {
  let name: String
  let isWorkingTree = false
  private(set) var files: [String: [UInt8]] = [:]

  func read(_ path: String) -> [UInt8]? { files[path] }

  func list(_ folder: String) -> [String] {
    files.keys.filter { folder.isEmpty || $0.hasPrefix(folder + "/") }.sorted()
  }

  /// Two revisions: the second begins where the manifest comes again, and has the files of the first that it does
  /// not give itself.
  static func pair(of input: [UInt8]) -> (before: Self, after: Self) {
    var before = Self(name: "before")
    var after = Self(name: "after")
    var isAfter = false
    for (path, bytes) in sections(of: input) {
      isAfter = isAfter || (path == manifestPath && before.files[path] != nil)
      if !isAfter { before.files[path] = bytes }
      after.files[path] = bytes
    }
    return (before, after)
  }

  private static let manifestPath = "Output/manifest.json"

  private static func sections(of input: [UInt8]) -> [(path: String, bytes: [UInt8])] {
    let mark = Array("==== ".utf8)
    var sections: [(path: String, bytes: [UInt8])] = []
    for line in input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: mark) {
        sections.append((String(decoding: line.dropFirst(mark.count), as: UTF8.self), []))
      } else if !sections.isEmpty {
        sections[sections.count - 1].bytes += line + [UInt8(ascii: "\n")]
      }
    }
    return sections
  }
}
