import Results

/// The schema of the directive `experiment`: common keys, and for each simulation its parameters.
struct ExperimentSchema {
  private let registry: SimulationRegistry

  init(_ registry: SimulationRegistry) {
    self.registry = registry
  }

  private var names: [String] { (registry.names + [ImportedFile.name]).sorted() }

  /// The schema.
  var json: JSONValue {
    [
      "type": "object",
      "description": "An experiment: a simulation, its parameters and its sweep.",
      "required": ["id", "run"],
      "additionalProperties": false,
      "properties": [
        "id": [
          "$ref": "#/$defs/id", "description": "The name of the result table.",
        ],
        "run": [
          "description": "The simulation, or ‘import’.", "enum": .array(names.map { .string($0) }),
        ],
        "with": ["type": "object", "description": "Parameters of the simulation."],
        "sweep": [
          "type": "object",
          "description": "Parameters with all their values; the last varies fastest.",
        ],
        "replicates": Self.replicates,
        "seed": [
          "type": "integer", "minimum": 0, "default": 0,
          "description": "The seed of all random streams.",
        ],
        "profiles": [
          "type": "object", "additionalProperties": false,
          "description": "What the profiles change, merged over the directive key by key.",
          "properties": .object(
            Dictionary(
              uniqueKeysWithValues: Planner.profiles.map { ($0, ["type": "object"]) })),
        ],
        "caption": ["type": "string", "description": "One line about the experiment."],
        "diff": ItemSchemas.diff,
      ],
      "allOf": .array(names.map(rules)),
    ]
  }

  private static let replicates: JSONValue = [
    "type": "integer", "minimum": 1, "default": 1,
    "description": "How many independent repetitions of each sweep point.",
  ]

  /// If the simulation is this one, these are its parameters.
  private func rules(for name: String) -> JSONValue {
    [
      "if": ["properties": ["run": ["const": .string(name)]], "required": ["run"]],
      "then": registry[name].map(rules(of:)) ?? Self.importRules,
    ]
  }

  /// The parameters and the sweeps of each simulation, to which the rules refer.
  var definitions: [String: JSONValue] {
    var definitions: [String: JSONValue] = [:]
    for kind in registry.names.compactMap({ registry[$0] }) {
      definitions["\(kind.name)-with"] = ParameterSchema.object(kind.parameters)
      definitions["\(kind.name)-sweep"] = SweepSchema.object(kind.parameters)
    }
    return definitions
  }

  private func rules(of kind: any SimulationKind.Type) -> JSONValue {
    let with: JSONValue = ["$ref": .string("#/$defs/\(kind.name)-with")]
    let sweep: JSONValue = ["$ref": .string("#/$defs/\(kind.name)-sweep")]
    let override: JSONValue = [
      "type": "object", "additionalProperties": false,
      "properties": ["with": with, "sweep": sweep, "replicates": Self.replicates],
    ]
    let profiles = Planner.profiles.map { ($0, override) }
    return [
      "properties": [
        "with": with, "sweep": sweep,
        "profiles": ["properties": .object(Dictionary(uniqueKeysWithValues: profiles))],
      ]
    ]
  }

  private static var importRules: JSONValue {
    var with = ParameterSchema.object(ImportedFile.parameters)
    if case .object(var members) = with {
      members["required"] = [.string(ImportedFile.file.name)]
      with = .object(members)
    }
    return [
      "required": ["with"],
      "properties": ["with": with, "sweep": false, "replicates": false, "seed": false],
    ]
  }
}
