import Results

/// One object of git's store.
struct GitObject {
  /// The four kinds of object.
  enum Kind: String {
    case commit
    case tree
    case blob
    case tag
  }

  let id: String
  let kind: Kind
  let bytes: [UInt8]
}

/// Git's objects, read through one `git cat-file --batch` process.
///
/// Names go through the process's standard input, never through its arguments, so no name can be
/// taken for an option.
final class GitObjects {
  private let process: ChildProcess

  /// How a name was answered.
  enum Answer {
    case found(GitObject)
    case missing
    case ambiguous
  }

  /// The objects of the repository that holds `folder`.
  init(git: GitProgram, folder: String) throws(ComparisonError) {
    process = try git.start(["cat-file", "--batch"], in: folder)
  }

  /// The object of a name that `git rev-parse` understands.
  func object(named name: String) throws(ComparisonError) -> Answer {
    // A line feed would end the request early; no object has such a name.
    if name.isEmpty || name.utf8.contains(where: { $0 < 0x20 }) { return .missing }
    do {
      try process.send(Array(name.utf8) + [0x0A])
      let header = String(decoding: try process.readLine(), as: UTF8.self)
      if header.hasSuffix(" missing") { return .missing }
      if header.hasSuffix(" ambiguous") { return .ambiguous }
      return try body(after: header, name: name)
    } catch let failure as ProcessFailure {
      throw .unreadable(name, reason: Self.firstLine(failure.message))
    } catch let error as ComparisonError {
      throw error
    } catch {
      throw .unreadable(name, reason: "\(error)")
    }
  }

  /// The object of a full object id, of the kind expected.
  func object(_ id: String, _ kind: GitObject.Kind) throws(ComparisonError) -> [UInt8] {
    guard case .found(let object) = try object(named: id) else {
      throw .unreadable(id, reason: "the repository lacks this \(kind.rawValue)")
    }
    guard object.kind == kind else {
      throw .unreadable(id, reason: "it is a \(object.kind.rawValue), not a \(kind.rawValue)")
    }
    return object.bytes
  }

  private func body(after header: String, name: String) throws -> Answer {
    let words = header.split(separator: " ")
    guard words.count == 3, let kind = GitObject.Kind(rawValue: String(words[1])),
      let size = Int(words[2]), size >= 0
    else { throw ComparisonError.unreadable(name, reason: "git answered ‘\(header)’") }
    guard size <= RevisionLimits.fileBytes else {
      try process.skip(size + 1)
      throw ComparisonError.unreadable(
        name, reason: "it has \(size) bytes, too many to compare")
    }
    let bytes = try process.read(size)
    try process.skip(1)
    return .found(GitObject(id: String(words[0]), kind: kind, bytes: bytes))
  }

  /// The first line of git's complaint, without the word `fatal`.
  static func firstLine(_ message: String) -> String {
    let line = message.split(separator: "\n").first.map(String.init) ?? "git ended unexpectedly"
    return ["fatal: ", "error: "].first(where: line.hasPrefix).map {
      String(line.dropFirst($0.count))
    }
      ?? line
  }
}
