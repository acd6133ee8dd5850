import FoundationEssentials
public import Results

/// The JSON Schema (draft 2020-12) of the directives, for editors.
///
/// The whole schema is an object with one directive kind per key of `$defs` (`experiment`, `figure`,
/// `table`, `claim`); an editor refers to the one whose block is being written. At its top level it
/// accepts the body of any directive.
public struct DirectiveSchema: Sendable {
  /// The schema.
  public let json: JSONValue

  /// The schema with the simulations of a registry.
  public init(of registry: SimulationRegistry = .standard) {
    let experiment = ExperimentSchema(registry)
    let definitions: [String: JSONValue] = [
      "experiment": experiment.json,
      "figure": ItemSchemas.figure,
      "table": ItemSchemas.table,
      "claim": ItemSchemas.claim,
      "id": ItemSchemas.id,
      "range": SweepSchema.range,
      "diff": ItemSchemas.tolerance,
      "names": ItemSchemas.names,
    ]
    json = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "The body of a Folio directive",
      "anyOf": .array(
        ["experiment", "figure", "table", "claim"].map { ["$ref": .string("#/$defs/\($0)")] }),
      "$defs": .object(definitions.merging(experiment.definitions) { first, _ in first }),
    ]
  }

  /// The schema of this engine's directives as text.
  public static var text: String { DirectiveSchema().text }

  /// The schema as text, keys sorted.
  public var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      return try String(decoding: encoder.encode(json), as: UTF8.self)
    } catch {
      preconditionFailure("a schema holds finite numbers and text only: \(error)")
    }
  }
}
