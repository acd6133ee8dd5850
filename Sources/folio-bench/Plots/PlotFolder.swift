import Glibc
import Results
import SystemPackage

/// A scratch folder with the specifications and data of all figures, in which processes draw them.
final class PlotFolder {
  private let scratch: ScratchFolder

  /// Writes all specifications and data.
  init() throws {
    scratch = try ScratchFolder()
    for figure in PlotFigure.all {
      try scratch.write(figure.specificationWithData, to: "\(figure.name).vl.json")
      try Self.write(figure, to: data(figure))
    }
  }

  /// A child's peak memory starts from that of this process: the data are never held whole.
  private static func write(_ figure: PlotFigure, to path: FilePath) throws {
    guard let file = fopen(path.string, "w") else { throw Errno(rawValue: errno) }
    defer { fclose(file) }
    figure.data { fputs($0, file) }
  }

  /// Where everything lies.
  var path: FilePath { scratch.path }

  /// The data of a figure.
  func data(_ figure: PlotFigure) -> FilePath { path.appending("\(figure.name).csv") }

  /// What `folio plot` writes.
  func output(_ figure: PlotFigure, _ type: PlotFileType) -> FilePath {
    path.appending("\(figure.name).\(type.rawValue)")
  }

  /// The program beside this one draws a figure.
  func folio(_ figure: PlotFigure, _ type: PlotFileType) throws -> Cost {
    let program = MeasuredProcess.thisProgram?.removingLastComponent().appending("folio")
    return try process(program?.string ?? "folio").run(
      "plot", "\(figure.name).vl.json", "-o", output(figure, type).string)
  }

  /// A program in this folder.
  func process(_ program: String) -> MeasuredProcess {
    MeasuredProcess(program: program, folder: path, log: log)
  }

  /// What the last program wrote to its terminal.
  var log: FilePath { path.appending(".folio-bench.log") }
}
