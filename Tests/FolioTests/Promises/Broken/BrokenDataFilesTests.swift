import Testing

/// Mistakes in what an import reads, through the program.
struct BrokenDataFilesTests {
  static let reports = [
    BrokenReport(
      "a missing data file",
      #"""
      ```experiment
      id: x
      run: import
      with: {file: 1️⃣data/none.csv}
      ```
      """#,
      #"""
      1️⃣ error: there is no file ‘data/none.csv’ = paths of data files are relative to ‘Chapters’ and stay inside the repository
      """#),
    BrokenReport(
      "a path out of the repository",
      #"""
      ```experiment
      id: x
      run: import
      with: {file: 1️⃣../../etc/passwd}
      ```
      """#,
      #"""
      1️⃣ error: ‘../../etc/passwd’ lies outside the repository = paths of data files are relative to ‘Chapters’ and stay inside the repository
      """#),
    BrokenReport(
      "an absolute path",
      #"""
      ```experiment
      id: x
      run: import
      with: {file: 1️⃣/etc/passwd}
      ```
      """#,
      #"""
      1️⃣ error: the path ‘/etc/passwd’ is not relative = paths of data files are relative to ‘Chapters’ and stay inside the repository
      """#),
    BrokenReport(
      "a symbolic link out of the repository",
      #"""
      ```experiment
      id: x
      run: import
      with: {file: 1️⃣escape.csv}
      ```
      """#,
      #"""
      1️⃣ error: ‘escape.csv’ lies outside the repository = paths of data files are relative to ‘Chapters’ and stay inside the repository
      """#),
    BrokenReport(
      "a folder linked out of the repository",
      #"""
      ```experiment
      id: x
      run: import
      with: {file: 1️⃣outside/hosts}
      ```
      """#,
      #"""
      1️⃣ error: ‘outside/hosts’ lies outside the repository = paths of data files are relative to ‘Chapters’ and stay inside the repository
      """#),
    BrokenReport(
      "a folder instead of a file",
      #"""
      ```experiment
      id: x
      run: import
      with: {file: 1️⃣folder}
      ```
      """#,
      #"""
      1️⃣ error: ‘folder’ is a folder, not a file
      """#),
    BrokenReport(
      "a file of an unknown kind",
      #"""
      ```experiment
      id: x
      run: import
      with: {file: 1️⃣plain.txt}
      ```
      """#,
      #"""
      1️⃣ error: ‘plain.txt’ is neither a ‘.csv’ nor a ‘.jsonl’ file
      """#),
    BrokenReport(
      "rows of unequal length",
      #"""
      ```experiment
      id: x
      run: import
      with: {file: ragged.csv}
      ```
      """#,
      #"""
      Chapters/ragged.csv:3:1: error: the row has 1 field, the header has 2 = named at Chapters/03-x.md:7:14
      """#),
    BrokenReport(
      "an import without a file",
      #"""
      ```experiment
      id: x
      run: 1️⃣import
      ```
      """#,
      #"""
      1️⃣ error: ‘import’ needs the parameter ‘file’ = ‘file’ is text: the file, relative to ‘Chapters’; ‘.csv’, or ‘.jsonl’ with one JSON object a line
      """#),
    BrokenReport(
      "a sweep over an import",
      #"""
      ```experiment
      id: x
      run: import
      with: {file: good.csv}
      sweep: 1️⃣{a: [1, 2]}
      ```
      """#,
      #"""
      1️⃣ error: ‘sweep’ means nothing for an import = an import reads one file, under ‘with: {file: …}’
      """#),
    BrokenReport(
      "a picture that is not there",
      #"""
      ![a picture](1️⃣none.png)
      """#,
      #"""
      1️⃣ error: the picture ‘none.png’ cannot be shown: there is no such file
      """#),
    BrokenReport(
      "a picture out of the repository",
      #"""
      ![a picture](1️⃣../../secret.png)
      """#,
      #"""
      1️⃣ error: the picture ‘../../secret.png’ is not a file of this repository = give its path relative to the chapter
      """#),
  ]

  @Test(arguments: reports)
  func `Every mistake is told at its place, and everything else is built`(
    report: BrokenReport
  ) throws {
    try report.expectDiagnostics()
  }
}
