import Experiments
import Manuscript
import Testing

/// An experiment's directive written as YAML in the file `Chapters/01-x.md`, with marks `1️⃣`, `2️⃣` …
/// for the places where diagnostics are expected.
struct ExperimentText {
  static let file = "Chapters/01-x.md"

  /// The places of the marks, in order.
  let marks: [Manuscript.SourceLocation]
  /// The directive.
  let directive: ExperimentDirective

  init(_ marked: String) throws {
    var text = ""
    var marks: [Manuscript.SourceLocation] = []
    var location = Manuscript.SourceLocation(line: 1, column: 1)
    for character in marked {
      if character.unicodeScalars.last == "\u{20E3}" {
        marks.append(location)
        continue
      }
      text.append(character)
      location =
        character == "\n"
        ? Manuscript.SourceLocation(line: location.line + 1, column: 1)
        : Manuscript.SourceLocation(line: location.line, column: location.column + 1)
    }
    self.marks = marks
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode(parsing: text, file: Self.file, diagnostics: &diagnostics)
    #expect(diagnostics == [])
    directive = try Self.directive(#require(node))
  }

  private static func directive(_ node: YAMLNode) throws -> ExperimentDirective {
    func sourced(_ key: String) throws -> Sourced<String> {
      let value = try #require(node[key])
      return Sourced(try #require(value.string), at: value.range)
    }
    var profiles: [String: ExperimentDirective.Override] = [:]
    for entry in node["profiles"]?.entries ?? [] {
      profiles[entry.key.value] = ExperimentDirective.Override(
        parameters: entry.value["with"]?.entries ?? [], sweep: entry.value["sweep"],
        replicates: integer(entry.value["replicates"]))
    }
    return try ExperimentDirective(
      id: sourced("id"), run: sourced("run"), parameters: node["with"]?.entries ?? [],
      sweep: node["sweep"], replicates: integer(node["replicates"]), seed: integer(node["seed"]),
      profiles: profiles, range: node.range)
  }

  private static func integer(_ node: YAMLNode?) -> Sourced<Int>? {
    node.flatMap { node in node.integer.map { Sourced($0, at: node.range) } }
  }
}

/// A mistake in a directive and what is said of it.
struct Mistake: Sendable, CustomTestStringConvertible {
  let marked: String
  let message: String
  let notes: [String]
  let suggestion: String?

  init(_ marked: String, _ message: String, notes: [String] = [], suggestion: String? = nil) {
    self.marked = marked
    self.message = message
    self.notes = notes
    self.suggestion = suggestion
  }

  var testDescription: String { message }
}
