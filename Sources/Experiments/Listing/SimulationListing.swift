import Results

/// The simulations that chapters can run, for people.
public struct SimulationListing: Sendable {
  /// A parameter in words.
  public struct Parameter: Sendable, Hashable, Codable {
    /// The name.
    public var name: String
    /// The type: “number”, “whole number”, “text”, “true or false”, “list of numbers”.
    public var type: String
    /// The unit, or nil for a pure number.
    public var unit: String?
    /// The default as an author would write it, or nil where a value must be given.
    public var defaultValue: String?
    /// What values are allowed, or nil for all.
    public var constraint: String?
    /// What it is, in one line.
    public var meaning: String
  }

  /// A result column in words.
  public struct Column: Sendable, Hashable, Codable {
    /// The name.
    public var name: String
    /// What it holds: `boolean`, `integer`, `number` or `string`.
    public var kind: String
    /// What it is, in one line.
    public var meaning: String
  }

  /// A simulation in words.
  public struct Entry: Sendable, Hashable, Codable {
    /// The name.
    public var name: String
    /// What it computes, in one line.
    public var summary: String
    /// Its parameters, in the order declared.
    public var parameters: [Parameter]
    /// The columns of its result; empty for an import, whose file has its own.
    public var columns: [Column]
  }

  /// The simulations, sorted by name, `import` among them.
  public let entries: [Entry]

  /// The listing of a registry.
  public init(of registry: SimulationRegistry = .standard) {
    let imported = Entry(
      name: ImportedFile.name, summary: ImportedFile.summary,
      parameters: ImportedFile.parameters.map(Parameter.init), columns: [])
    let simulations = registry.names.compactMap { registry[$0] }.map { kind in
      Entry(
        name: kind.name, summary: kind.summary,
        parameters: kind.parameters.map(Parameter.init),
        columns: kind.columns.map {
          Column(name: $0.name, kind: $0.kind.rawValue, meaning: $0.meaning)
        })
    }
    entries = (simulations + [imported]).sorted { $0.name < $1.name }
  }

  /// The listing of this engine's simulations as text.
  public static var text: String { SimulationListing().text }

  /// The listing as text: each simulation with its parameters and columns below it.
  public var text: String { entries.map(\.text).joined(separator: "\n\n") }
}

extension SimulationListing.Parameter {
  init(_ parameter: any ParameterDeclaration) {
    self.init(
      name: parameter.name, type: parameter.typeName, unit: parameter.unit,
      defaultValue: parameter.defaultArgument?.description, constraint: parameter.constraint,
      meaning: parameter.meaning)
  }

  /// “number (seconds), above 0, default 0.5”.
  fileprivate var rules: String {
    let unit = unit.map { "\(type) (\($0))" } ?? type
    let value = defaultValue.map { "default \($0)" } ?? "required"
    return [unit, constraint, value].compactMap { $0 }.joined(separator: ", ")
  }
}

extension SimulationListing.Entry {
  fileprivate var text: String {
    var lines = [name, "  \(summary)"]
    if !parameters.isEmpty {
      lines.append("  parameters")
      lines += Self.aligned(parameters.map { ($0.name, [$0.rules, $0.meaning]) })
    }
    if !columns.isEmpty {
      lines.append("  columns")
      lines += Self.aligned(columns.map { ($0.name, ["\($0.kind): \($0.meaning)"]) })
    }
    return lines.joined(separator: "\n")
  }

  /// Each name with its lines beside it.
  private static func aligned(_ rows: [(name: String, lines: [String])]) -> [String] {
    let width = rows.map(\.name.count).max() ?? 0
    return rows.flatMap { row in
      row.lines.enumerated().map { index, line in
        let name = index == 0 ? row.name : ""
        return "    \(name)\(String(repeating: " ", count: width - name.count))  \(line)"
      }
    }
  }
}
