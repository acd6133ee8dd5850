import Results
import SystemPackage

/// The time from start to end where there is little to do: printing help, and checking the chapters of
/// the repository that the benchmark is started in.
enum StartScale {
  static func measure(_ pairs: Int) throws -> [Measurement] {
    let scratch = try ScratchFolder()
    let folio = MeasuredProcess.folio(in: scratch)
    var nothing = folio
    nothing.program = "true"
    var help = try Measurement(
      "folio --help", against: "true", pairs: 2 * pairs, { try folio.run("--help") },
      baseline: { try nothing.run() })
    help.limits = Measurement.Limits(wall: 0.01)
    guard let root = FileSystem.currentFolder, FileSystem.exists(root.appending("Chapters")) else {
      return [help]
    }
    var here = folio
    here.folder = root
    let check = try Measurement(
      "folio check, these chapters", runs: pairs, limits: Measurement.Limits(wall: 0.06)
    ) { try here.run("check") }
    return [help, check]
  }
}
