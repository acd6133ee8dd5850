import Results
import SystemPackage

/// Another program that draws the same figures, by `Baselines/plots.py`.
struct PlotPeer {
  /// What it is called.
  let name: String
  private let python: FilePath
  private let script: FilePath
  private let folder: PlotFolder

  /// The programs that a folder made by `Baselines/plots.sh` has; none without a folder.
  static func all(in place: String?, _ folder: PlotFolder) -> [PlotPeer] {
    guard let place else { return [] }
    let root = FilePath(place)
    let (python, script) = (root.appending("bin/python"), root.appending("plots.py"))
    return ["matplotlib", "vl-convert", "gnuplot"].map {
      PlotPeer(name: $0, python: python, script: script, folder: folder)
    }.filter(\.isThere)
  }

  private var isThere: Bool {
    (try? folder.process(python.string).run(script.string, name, "--there")) != nil
  }

  /// Whether it is asked for a figure: not for those that would take it minutes.
  func draws(_ figure: PlotFigure, _ type: PlotFileType) -> Bool {
    name != "vl-convert" || (figure.name != "walk" && figure.name != "cloud")
  }

  /// A whole process that draws a figure.
  func draw(_ figure: PlotFigure, _ type: PlotFileType) throws -> Cost {
    try folder.process(python.string).run(script.string, name, figure.name, type.rawValue)
  }

  /// Processor time of one more figure in the same process; nil for a program that has none.
  func secondsAgain(
    _ figure: PlotFigure, _ type: PlotFileType, runs: Int
  ) throws -> [Double]? {
    guard name != "gnuplot" else { return nil }
    try folder.process(python.string).run(
      script.string, name, figure.name, type.rawValue, "\(runs)")
    let lines = String(decoding: try FileSystem.read(folder.log), as: UTF8.self)
      .split(separator: "\n")
    return lines.last?.split(separator: " ").compactMap { Double($0) }
  }
}
