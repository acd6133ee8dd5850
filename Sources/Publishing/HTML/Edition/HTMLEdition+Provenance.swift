import Manuscript
import Results

extension HTMLEdition {
  /// The line below an item: its files, and folded how it was made.
  ///
  /// - Parameters:
  ///   - id: The item.
  ///   - line: The line of its directive.
  ///   - from: The experiments it rests on.
  ///   - files: The files to keep.
  func made(
    _ id: String, line: Int, from experiments: [String], files: [(path: String, title: String)]
  ) -> HTMLNode {
    let links = files.map { file -> HTMLNode in
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      return .element(
        .li, [.element(.a, [.reference(.file(file.path)), .download(name)], text: file.title)])
    }
    let downloads: [HTMLNode] =
      links.isEmpty ? [] : [.element(.ul, [.class("downloads"), .label("Files")], links)]
    return .element(
      .div, [.class("made")], downloads + [provenance(id, line: line, from: experiments)])
  }

  private func provenance(_ id: String, line: Int, from experiments: [String]) -> HTMLNode {
    let path = chapter?.path ?? ""
    var rows = [row("Source", [.text("\(path), line \(line)")])]
    rows.append(
      row("Run again", [.element(.code, text: "folio run \(chapter?.identifier ?? "")#\(id)")]))
    for note in findings.figures[id]?.notes ?? [] { rows.append(row("Note", [.text(note)])) }
    for experiment in experiments {
      if experiment != id {
        let link = HTMLNode.element(.a, [.reference(.place(experiment))], text: experiment)
        rows.append([
          .element(.dt, [.class("run")], text: "Experiment"),
          .element(.dd, [.class("run")], [link]),
        ])
      }
      rows.append(facts(of: experiment))
    }
    return .element(
      .details, [.class("provenance")],
      [
        .element(.summary, text: "How this was made"),
        .element(.dl, rows.flatMap { $0 }),
      ])
  }

  private func facts(of id: String) -> [HTMLNode] {
    guard let experiment = findings.experiments[id] else {
      return row("Result", [.text("none; see the error above")])
    }
    var rows = [row("Simulation", [.element(.code, text: experiment.simulation)])]
    let parameters = experiment.parameters.sorted { $0.key < $1.key }
    if !parameters.isEmpty {
      rows.append(
        row(
          "Parameters",
          [
            .text(parameters.map { "\($0.key) = \(Self.text($0.value))" }.joined(separator: ", "))
          ]))
    }
    for axis in experiment.sweep { rows.append(row("Sweep", [.text(Self.text(axis))])) }
    var seed = String(experiment.seed)
    if experiment.replicates > 1 { seed += ", \(experiment.replicates) replicates" }
    rows.append(row("Seed", [.text(seed)]))
    for file in experiment.dataFiles.sorted(by: { $0.key < $1.key }) {
      let digest = file.value.hexadecimal.prefix(12)
      rows.append(row("Reads", [.text("\(file.key) (\(digest))")]))
    }
    rows.append(row("Rows", [.text(String(experiment.table.rowCount))]))
    rows.append(
      row("Result key", [.element(.code, text: String(experiment.key.hexadecimal.prefix(12)))]))
    return rows.flatMap { $0 }
  }

  private func row(_ term: String, _ description: [HTMLNode]) -> [HTMLNode] {
    [.element(.dt, text: term), .element(.dd, description)]
  }

  /// An axis of a sweep in words: its parameters, and its values or, of many, the first and last.
  static func text(_ axis: Manifest.Experiment.Axis) -> String {
    let points = axis.points.map { point in point.map { text($0) }.joined(separator: " / ") }
    let values =
      points.count <= 14
      ? points.joined(separator: ", ")
      : "\(points.count) values, \(points[0]), \(points[1]) … \(points[points.count - 1])"
    return "\(axis.parameters.joined(separator: " / ")) = \(values)"
  }

  static func text(_ scalar: Manifest.Scalar) -> String {
    switch scalar {
    case .missing: "none"
    case .boolean(let boolean): boolean ? "true" : "false"
    case .integer(let integer): NumberFormat().text(integer)
    case .fraction(let number): NumberFormat().text(number)
    case .text(let text): text
    case .list(let scalars): "[" + scalars.map { text($0) }.joined(separator: ", ") + "]"
    }
  }
}
