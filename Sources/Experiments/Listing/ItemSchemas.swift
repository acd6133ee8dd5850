import Results

/// The schemas of the directives that show or check results.
enum ItemSchemas {
  /// An id.
  static let id: JSONValue = [
    "type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
  ]

  /// One name or a list of names.
  static let names: JSONValue = [
    "anyOf": [["type": "string"], ["type": "array", "minItems": 1, "items": ["type": "string"]]]
  ]

  /// What `diff` takes.
  static let tolerance: JSONValue = [
    "type": "object", "minProperties": 1, "additionalProperties": false,
    "description":
      "Which numbers ‘folio diff’ calls equal; nothing is computed or drawn anew for it.",
    "properties": [
      "relative": [
        "type": "number", "minimum": 0, "maximum": 1,
        "description": "How far they may lie apart, as a share of the larger one.",
      ],
      "absolute": [
        "type": "number", "minimum": 0, "description": "How far they may lie apart.",
      ],
    ],
  ]

  /// A reference to what `diff` takes.
  static let diff: JSONValue = ["$ref": "#/$defs/diff"]

  private static func id(_ prefix: String) -> JSONValue {
    [
      "type": "string", "pattern": .string("^\(prefix)-[a-z0-9]+(-[a-z0-9]+)*$"),
      "description": .string("The id, beginning with ‘\(prefix)-’."),
    ]
  }

  private static let from: JSONValue = [
    "$ref": "#/$defs/names", "description": "The experiments whose tables are used.",
  ]

  private static func text(_ description: String) -> JSONValue {
    ["type": "string", "description": .string(description)]
  }

  /// A number format; YAML takes `.3` for a number.
  private static func format(_ description: String) -> JSONValue {
    ["type": ["string", "number"], "description": .string(description)]
  }

  private static let expression: JSONValue = ["type": ["string", "number", "boolean"]]

  /// `figure`.
  static let figure: JSONValue = [
    "type": "object", "required": ["id", "from", "caption"],
    "description": "A plot of result tables, in a subset of the Vega-Lite grammar.",
    "properties": [
      "id": id("fig"), "from": from,
      "caption": text("The caption, Markdown."),
      "poster": text(
        "What the poster says of it in one line; without it, it is not on the poster."),
      "diff": diff,
      "alt": text("The text for readers who do not see the picture."),
      "mark": ["type": ["string", "object"]],
      "encoding": ["type": "object"],
      "layer": ["type": "array", "minItems": 1, "items": ["type": "object"]],
      "transform": ["type": "array", "items": ["type": "object"]],
      "width": ["type": "number", "exclusiveMinimum": 0],
      "height": ["type": "number", "exclusiveMinimum": 0],
      "title": ["type": ["string", "object"]],
    ],
    "anyOf": [["required": ["mark"]], ["required": ["layer"]]],
  ]

  /// `table`.
  static let table: JSONValue = [
    "type": "object", "required": ["id", "from", "columns"], "additionalProperties": false,
    "description": "Columns of a result table, printed.",
    "properties": [
      "id": id("tbl"),
      "from": text("The experiment whose table is printed."),
      "columns": [
        "type": "array", "minItems": 1,
        "items": [
          "anyOf": [
            ["type": "string"],
            [
              "type": "object", "required": ["value"], "additionalProperties": false,
              "properties": [
                "value": expression, "title": text("The heading, Markdown."),
                "format": format("A number format such as .3, .2f, .2e, .1% or d."),
              ],
            ],
          ]
        ],
      ],
      "by": ["$ref": "#/$defs/names", "description": "Columns whose values make the rows."],
      "filter": text("A condition that keeps rows."),
      "caption": text("The caption, Markdown."),
      "poster": text(
        "What the poster says of it in one line; without it, it is not on the poster."),
      "diff": diff,
    ],
  ]

  /// `claim`.
  static let claim: JSONValue = [
    "type": "object", "required": ["id", "from", "claim", "holds"], "additionalProperties": false,
    "description": "A statement and the expression that decides whether it holds.",
    "properties": [
      "id": id("cl"), "from": from,
      "claim": text("The statement, Markdown."),
      "value": expression,
      "values": ["type": "object", "minProperties": 1, "additionalProperties": expression],
      "holds": expression,
      "format": format("How measured values are printed."),
      "profiles": [
        "type": "array", "minItems": 1, "uniqueItems": true,
        "items": ["enum": .array(Planner.profiles.map { .string($0) })],
        "description": "The profiles in which the claim is judged; all when left out.",
      ],
      "diff": diff,
    ],
    "not": ["required": ["value", "values"]],
  ]
}
