import Results

/// The commits that changed one file, newest first, read one at a time.
///
/// Git simplifies the history to the file: commits that left it alone do not appear, and the parents
/// of the others are the nearest ones that changed it.
struct GitHistory {
  /// A commit of the simplified history.
  struct Commit {
    /// The commit's whole name.
    var id: String
    /// The nearest earlier commits that changed the file; several for a merge.
    var parents: [String]
    /// The author's date, `2026-11-23`.
    var date: String
    /// The author's name.
    var author: String
    /// The first line of the message.
    var subject: String
  }

  private let process: ChildProcess

  /// The commits up to one, without those that another one leads to.
  ///
  /// - Parameters:
  ///   - file: The path from the folder.
  ///   - last: The whole name of the newest commit.
  ///   - excluded: The whole name of the commit whose history is left out.
  init(
    of file: String, upTo last: String, without excluded: String?, git: GitProgram,
    in folder: String
  ) throws(ComparisonError) {
    let exclusion = excluded.map { ["^" + $0] } ?? []
    process = try git.start(
      ["rev-list", "--parents", "--topo-order", "--format=%as%x00%an%x00%s", last] + exclusion
        + ["--", file], in: folder)
  }

  /// The next commit; nil after the last one.
  func next() throws(ComparisonError) -> Commit? {
    do {
      guard let header = try process.readLineUnlessEnded() else { return nil }
      // “commit ID PARENT…”, then the line that was asked for.
      let names = String(decoding: header, as: UTF8.self).split(separator: " ").map(String.init)
      let line = String(decoding: try process.readLine(), as: UTF8.self)
      let fields = line.split(separator: "\0", maxSplits: 2, omittingEmptySubsequences: false)
      guard names.count >= 2, names[0] == "commit", fields.count == 3 else {
        throw ComparisonError.unreadable("the history", reason: "git answered ‘\(line)’")
      }
      return Commit(
        id: names[1], parents: Array(names.dropFirst(2)), date: String(fields[0]),
        author: String(fields[1]), subject: String(fields[2]))
    } catch let error as ComparisonError {
      throw error
    } catch let failure as ProcessFailure {
      throw .unreadable("the history", reason: GitObjects.firstLine(failure.message))
    } catch {
      throw .unreadable("the history", reason: "\(error)")
    }
  }
}
