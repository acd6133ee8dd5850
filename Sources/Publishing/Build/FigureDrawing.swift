import Drawing
import Manuscript
import Plotting
import Results
import Typesetting

/// The figures of a report, drawn as SVG, PNG and PDF.
struct FigureDrawing: Sendable {
  /// The figures that could be drawn, by id.
  private(set) var figures: [String: RenderedFigure] = [:]
  /// The fonts they are set in, by name.
  private(set) var fonts: [Manifest.Font] = []
  /// Why figures could not be drawn, by id.
  private(set) var failures: [String: [Diagnostic]] = [:]
  /// What went wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// Draws all figures whose tables are there.
  init(of plan: ReportPlan, _ execution: Execution) {
    for figure in plan.figures {
      guard let plot = figure.plot, figure.diagnostics.allSatisfy({ $0.severity != .error }) else {
        continue
      }
      let id = figure.directive.id
      do {
        let tables = try Self.tables(of: figure.directive, execution)
        try draw(figure.directive, plot, tables)
      } catch let failure as MissingTable {
        fail(id, BuildMessages.noTable(failure.experiment, for: id))
      } catch {
        fail(id, Diagnostic(at: id.range, "‘\(id.value)’ cannot be drawn: \(error)"))
      }
    }
    fonts = Array(Set(fonts)).sorted { ($0.name, $0.version) < ($1.name, $1.version) }
  }

  private struct MissingTable: Error {
    var experiment: String
  }

  private static func tables(
    of figure: FigureDirective, _ execution: Execution
  ) throws(MissingTable) -> [String: Table] {
    var tables: [String: Table] = [:]
    for source in figure.from {
      guard let table = execution.outcomes[source.value]?.table else {
        throw MissingTable(experiment: source.value)
      }
      tables[source.value] = table
    }
    return tables
  }

  private mutating func draw(
    _ figure: FigureDirective, _ plot: Plot, _ tables: [String: Table]
  ) throws {
    let id = figure.id.value
    let drawing = try plot.drawing(
      tables: tables, title: id, alternativeText: figure.alternativeText?.value)
    let frame = drawing.frame
    let png = try frame.png()
    let size = Bitmap.size(ofPNG: png) ?? (0, 0)
    figures[id] = RenderedFigure(
      svg: try frame.svg(idPrefix: "\(id)-"), png: png, pdf: try frame.pdf(),
      width: size.width, height: size.height, alternativeText: drawing.alternativeText,
      specification: Fingerprint(of: figure.plot), facts: Manifest.Facts(drawing.facts),
      notes: drawing.notes)
    fonts += FontReport.reports(on: frame).map {
      Manifest.Font(name: $0.name, version: $0.version)
    }
  }

  private mutating func fail(_ id: Sourced<String>, _ diagnostic: Diagnostic) {
    failures[id.value] = [diagnostic]
    diagnostics.append(diagnostic)
  }
}

extension Fingerprint {
  /// The digest of a specification: of its keys and values in their order, not of their places.
  fileprivate init(of specification: YAMLNode) {
    var builder = FingerprintBuilder("folio plot")
    builder.add(specification)
    self = builder.fingerprint
  }
}

extension FingerprintBuilder {
  fileprivate mutating func add(_ node: YAMLNode) {
    switch node.value {
    case .null: add("null", true)
    case .boolean(let boolean): add("boolean", boolean)
    case .integer(let integer): add("integer", integer)
    case .number(let number): add("number", number)
    case .string(let string): add("string", string)
    case .sequence(let elements):
      add("sequence", elements.count)
      for element in elements { add(element) }
    case .mapping(let entries):
      add("mapping", entries.count)
      for entry in entries {
        add("key", entry.key.value)
        add(entry.value)
      }
    }
  }
}

extension Manifest.Facts {
  /// The ends of the axes and the number of items drawn, by view.
  fileprivate init(_ facts: PlotFacts) {
    var domains: [String: [Manifest.Scalar]] = [:]
    var counts: [String: Int] = [:]
    for (index, view) in facts.views.enumerated() {
      let prefix = facts.views.count > 1 ? "view \(index + 1) " : ""
      for axis in view.axes {
        domains[prefix + axis.channel] =
          axis.extent.isEmpty
          ? axis.values.map(Manifest.Scalar.text) : axis.extent.map(Manifest.Scalar.number)
      }
      for (layer, mark) in view.marks.enumerated() {
        counts["\(prefix)layer \(layer + 1) \(mark.type)"] = mark.items
      }
    }
    self.init(domains: domains, counts: counts)
  }
}
