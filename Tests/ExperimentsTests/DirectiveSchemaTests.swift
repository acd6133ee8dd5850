import Experiments
import FoundationEssentials
import Manuscript
import Results
import Testing

struct DirectiveSchemaTests {
  private let validator = SchemaValidator(root: DirectiveSchema(of: .fixture).json)

  /// The JSON that a YAML text stands for.
  private func json(_ yaml: String) throws -> JSONValue {
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode(parsing: yaml, file: "a.yaml", diagnostics: &diagnostics)
    try #require(diagnostics.isEmpty)
    return JSONValue(try #require(node))
  }

  @Test(arguments: [
    "id: a\nrun: decay\nwith: {rate: 0.5, steps: 3, family: noisy, weights: [1, 2], rounded: true}",
    "id: time-to-gain\nrun: decay\nsweep: {rate: [1, 2], start: {from: 0, to: 1, count: 3}}",
    "id: a\nrun: decay\nsweep: {rate: {from: 0.1, to: 1, count: 3, scale: log}, zip: {start: [1]}}",
    "id: a\nrun: decay\nsweep: {rate: {from: 1, to: 3, step: 1}}\nreplicates: 3\nseed: 0",
    "id: a\nrun: decay\nprofiles: {quick: {with: {rate: 1}, replicates: 2}, full: {}}",
    "id: a\nrun: import\nwith: {file: x.csv}\ncaption: Words",
    "id: a\nrun: decay\ndiff: {relative: 1e-9, absolute: 2}",
  ]) func `accepts experiments`(yaml: String) throws {
    #expect(try validator.accepts(json(yaml), as: "experiment"))
    #expect(try validator.accepts(json(yaml), validator.root))
  }

  @Test(arguments: [
    "run: decay", "id: a", "id: A b\nrun: decay", "id: a\nrun: decai",
    "id: a\nrun: decay\nwiht: {}",
    "id: a\nrun: decay\nwith: {rat: 1}", "id: a\nrun: decay\nwith: {rate: fast}",
    "id: a\nrun: decay\nwith: {rate: 0}", "id: a\nrun: decay\nwith: {rate: 11}",
    "id: a\nrun: decay\nwith: {steps: 2.5}", "id: a\nrun: decay\nwith: {family: loud}",
    "id: a\nrun: decay\nwith: {weights: [-1]}", "id: a\nrun: decay\nwith: {rounded: 1}",
    "id: a\nrun: decay\nsweep: {rate: []}", "id: a\nrun: decay\nsweep: {rate: 3}",
    "id: a\nrun: decay\nsweep: {rate: {from: 1, to: 2}}",
    "id: a\nrun: decay\nsweep: {rate: {from: 1, to: 2, count: 2, step: 1}}",
    "id: a\nrun: decay\nsweep: {rate: {from: 1, to: 2, step: 1, scale: log}}",
    "id: a\nrun: decay\nsweep: {family: {from: 1, to: 2, count: 2}}",
    "id: a\nrun: decay\ndiff: {}", "id: a\nrun: decay\ndiff: {relative: 2}",
    "id: a\nrun: decay\ndiff: {share: 0.1}",
    "id: a\nrun: decay\nsweep: {zip: {}}", "id: a\nrun: decay\nreplicates: 0",
    "id: a\nrun: decay\nseed: -1", "id: a\nrun: decay\nprofiles: {quik: {}}",
    "id: a\nrun: decay\nprofiles: {quick: {with: {rate: 0}}}",
    "id: a\nrun: decay\nprofiles: {quick: {seed: 1}}", "id: a\nrun: import",
    "id: a\nrun: import\nwith: {}", "id: a\nrun: import\nwith: {file: x.csv}\nseed: 1",
  ]) func `refuses what the planner refuses`(yaml: String) throws {
    #expect(try !validator.accepts(json(yaml), as: "experiment"))
  }

  @Test(arguments: [
    ("figure", "id: fig-a\nfrom: a\ncaption: Words\nmark: line\nencoding: {}", true),
    ("figure", "id: fig-a\nfrom: [a, b]\ncaption: Words\nlayer: [{mark: line}]", true),
    ("figure", "id: a\nfrom: a\ncaption: Words\nmark: line", false),
    ("figure", "id: fig-a\nfrom: a\ncaption: Words", false),
    ("figure", "id: fig-a\nfrom: a\ncaption: Words\nmark: line\ndiff: {absolute: -1}", false),
    ("table", "id: tbl-a\nfrom: a\ncolumns: [x, {value: mean(y), title: Mean, format: .3}]", true),
    ("table", "id: tbl-a\nfrom: a\ncolumns: []", false),
    ("claim", "id: cl-a\nfrom: a\nclaim: It holds.\nvalue: mean(x)\nholds: value > 0", true),
    ("claim", "id: cl-a\nfrom: a\nclaim: It holds.\nvalues: {m: mean(x)}\nholds: m > 0", true),
    ("claim", "id: cl-a\nfrom: a\nclaim: It holds.\nvalue: 1\nvalues: {m: 1}\nholds: m > 0", false),
    ("claim", "id: cl-a\nfrom: a\nclaim: It holds.", false),
    ("claim", "id: cl-a\nfrom: a\nclaim: It holds.\nholds: true\nprofiles: [full]", true),
    ("claim", "id: cl-a\nfrom: a\nclaim: It holds.\nholds: true\nprofiles: [ful]", false),
    ("claim", "id: cl-a\nfrom: a\nclaim: A.\nholds: true\nprofiles: [full, full]", false),
    ("claim", "id: cl-a\nfrom: a\nclaim: It holds.\nholds: true\nprofiles: []", false),
    ("claim", "id: cl-a\nfrom: a\nclaim: It holds.\nholds: true\nprofiles: full", false),
  ]) func `knows the other directives`(kind: String, yaml: String, isValid: Bool) throws {
    #expect(try validator.accepts(json(yaml), as: kind) == isValid)
  }

  @Test func `is JSON text that reads back, the same each time`() throws {
    let text = DirectiveSchema(of: .fixture).text
    #expect(text == DirectiveSchema(of: .fixture).text)
    let read = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    #expect(read == validator.root)
    #expect(read["$schema"] == "https://json-schema.org/draft/2020-12/schema")
  }
}

extension JSONValue {
  /// What a YAML node is in JSON.
  fileprivate init(_ node: YAMLNode) {
    switch node.value {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = .number(number)
    case .string(let string): self = .string(string)
    case .sequence(let elements): self = .array(elements.map { JSONValue($0) })
    case .mapping(let entries):
      self = .object(
        Dictionary(entries.map { ($0.key.value, JSONValue($0.value)) }) { first, _ in first })
    }
  }
}
