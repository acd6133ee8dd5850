import ArgumentParser
import Experiments

/// `folio schema`: the JSON Schema of the directives, for editors.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of the directives and every simulation's parameters.",
    discussion: """
      EXAMPLES
        folio schema > folio.schema.json     for an editor's YAML support
      """)

  func run() throws {
    print(DirectiveSchema.text)
  }
}
