import Drawing
import Manuscript
import Plotting
import Results
import SystemPackage

/// Figures from specification and data to files: as whole processes, and one more in the same process;
/// against the same drawn by hand in plain Cairo calls, and against other programs where they are there.
struct PlotBenchmark: Benchmark {
  let name = "plots"
  let summary =
    "folio plot and its figures as PNG and PDF, against Cairo by hand and other programs"

  func measure(_ options: BenchmarkOptions) throws -> [Measurement] {
    let folder = try PlotFolder()
    let peers = PlotPeer.all(in: options.peers, folder)
    var measurements: [Measurement] = []
    // Processes come first, while this one is small.
    for figure in PlotFigure.all {
      for type in PlotFileType.allCases {
        measurements += try wholeProcesses(figure, type, folder, peers, options.pairs)
      }
    }
    for figure in PlotFigure.all {
      for type in PlotFileType.allCases {
        measurements += try oneMore(figure, type, folder, peers, options.pairs)
      }
    }
    return measurements
  }

  // MARK: - Processes

  private func wholeProcesses(
    _ figure: PlotFigure, _ type: PlotFileType, _ folder: PlotFolder, _ peers: [PlotPeer],
    _ pairs: Int
  ) throws -> [Measurement] {
    let limits = figure.limits[type] ?? PlotLimits()
    func ours() throws -> Cost { try folder.folio(figure, type) }
    let title = "\(figure.title), \(type.title), process"
    var measurements = try peers.filter { $0.draws(figure, type) }.map { peer in
      try Measurement(
        title, against: peer.name, pairs: pairs, ours,
        baseline: { try peer.draw(figure, type) })
    }
    if measurements.isEmpty { measurements = [try Measurement(title, runs: pairs, ours)] }
    let size = try FileSystem.read(folder.output(figure, type)).count
    for index in measurements.indices {
      measurements[index].fileSize = size
      measurements[index].limits = Measurement.Limits(
        processor: limits.whole, peakMemory: limits.memory, fileSize: limits.size,
        ratio: measurements[index].baseline == nil ? nil : 1)
    }
    return measurements
  }

  // MARK: - In this process

  /// From the specification's text and the data's table to the bytes of a file.
  private func oneMore(
    _ figure: PlotFigure, _ type: PlotFileType, _ folder: PlotFolder, _ peers: [PlotPeer],
    _ pairs: Int
  ) throws -> [Measurement] {
    let limits = figure.limits[type] ?? PlotLimits()
    let table = try Table(csv: FileSystem.read(folder.data(figure)), path: figure.name)
    func ours() throws -> Cost {
      try Cost.of { _ = try Self.file(type, of: figure, table) }
    }
    _ = try ours()
    let title = "\(figure.title), \(type.title), one more"
    var measurements: [Measurement] = []
    if let byHand = figure.byHand {
      var measurement = try Measurement(
        title, against: "Cairo by hand", pairs: pairs, ours,
        baseline: { try Cost.of { _ = try byHand(type) } })
      measurement.limits = Measurement.Limits(processor: limits.again, ratio: limits.timesByHand)
      measurements.append(measurement)
    }
    for peer in peers where peer.draws(figure, type) {
      guard let seconds = try peer.secondsAgain(figure, type, runs: pairs) else { continue }
      var measurement = try Measurement(title, runs: pairs, ours)
      measurement.compare(with: peer.name, processor: seconds)
      measurement.limits = Measurement.Limits(processor: limits.again, ratio: 1)
      measurements.append(measurement)
    }
    if measurements.isEmpty {
      var measurement = try Measurement(title, runs: pairs, ours)
      measurement.limits = Measurement.Limits(processor: limits.again)
      measurements = [measurement]
    }
    return measurements
  }

  private static func file(
    _ type: PlotFileType, of figure: PlotFigure, _ table: Table
  ) throws -> [UInt8] {
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode(
      specification: Array(figure.specification.utf8), file: "\(figure.name).vl.json",
      diagnostics: &diagnostics)
    let columns = TableColumns(figure.name, of: table)
    let plot = node.flatMap {
      Plot(reading: $0, columns: [columns], diagnostics: &diagnostics)
    }
    guard let plot, diagnostics.isEmpty else { throw Failure.mistakes(diagnostics) }
    let frame = try plot.frame(tables: [figure.name: table])
    switch type {
    case .png: return try frame.png()
    case .pdf: return try frame.pdf()
    }
  }

  /// Why there is nothing to measure.
  enum Failure: Error, CustomStringConvertible {
    /// A specification is mistaken.
    case mistakes([Diagnostic])

    var description: String {
      switch self {
      case .mistakes(let diagnostics):
        DiagnosticFormatter(sourceLines: [:]).text(for: diagnostics)
      }
    }
  }
}
