import Results
import Synchronization

/// What is wrong with researchers' tables, found once for each file and choice of columns: a report reads
/// the same table for many experiments, and for both profiles of each.
final class CheckedTables: Sendable {
  /// Those of this process.
  static let standard = CheckedTables()

  private struct File {
    var contents: [UInt8]
    var cells: Result<DataCells, ArgumentMistake>
    var mistakes: [[String: ArgumentValue]: ArgumentMistake?] = [:]
  }

  private let files = Mutex<[String: File]>([:])

  /// What is wrong with a file under a choice of columns, or nil.
  func mistake(
    in file: DataFile, _ choice: [String: ArgumentValue],
    _ check: (DataCells) throws(ArgumentMistake) -> Void
  ) -> ArgumentMistake? {
    files.withLock { files in
      if files[file.path]?.contents != file.contents {
        files[file.path] = File(
          contents: file.contents,
          cells: Result { () throws(ArgumentMistake) in try file.scoredCells() })
      }
      guard var known = files[file.path] else { return nil }
      if let mistake = known.mistakes[choice] { return mistake }
      let mistake: ArgumentMistake?
      do throws(ArgumentMistake) {
        try check(known.cells.get())
        mistake = nil
      } catch {
        mistake = error
      }
      known.mistakes[choice] = .some(mistake)
      files[file.path] = known
      return mistake
    }
  }
}
