import Manuscript
import Results

/// Reads authors' values into the types of a simulation's parameters.
struct ParameterReader {
  /// The name under `run:`.
  let simulation: String
  /// The parameters declared.
  let declarations: [any ParameterDeclaration]
  /// Where files that parameters name are found.
  let dataFiles: any DataFiles
  /// The files read so far, by their names as written.
  private(set) var files: [String: DataFile] = [:]
  /// What is wrong, in the order found.
  var diagnostics: [Diagnostic] = []

  init(
    simulation: String, declarations: [any ParameterDeclaration], dataFiles: any DataFiles
  ) {
    self.simulation = simulation
    self.declarations = declarations
    self.dataFiles = dataFiles
  }

  /// The declared parameter of that name; an unknown name is reported.
  mutating func declaration(
    named key: Sourced<String>
  ) -> (any ParameterDeclaration)? {
    if let found = declarations.first(where: { $0.name == key.value }) { return found }
    diagnostics.append(
      PlanningMessages.unknownParameter(
        key, of: simulation, known: declarations.map(\.name)))
    return nil
  }

  /// The value of a node for a parameter, in the parameter's own type; a wrong one is reported.
  mutating func argument(
    _ node: YAMLNode, for parameter: any ParameterDeclaration
  ) -> ArgumentValue? {
    guard let argument = Self.argument(of: node), parameter.hasType(of: argument) else {
      diagnostics.append(PlanningMessages.wrongType(node, for: parameter))
      return nil
    }
    guard let value = check(argument, for: parameter, at: node.range) else { return nil }
    if let parameter = parameter as? FileParameter, case .string(let name) = value,
      !parameter.isNothing(name), !read(Sourced(name, at: node.range), for: parameter)
    {
      return nil
    }
    return value
  }

  /// Reads and checks the file that a parameter names; whether nothing is wrong with it.
  private mutating func read(_ name: Sourced<String>, for parameter: FileParameter) -> Bool {
    guard parameter.allows(name.value) else {
      diagnostics.append(PlanningMessages.wrongSuffix(name, of: parameter))
      return false
    }
    do {
      let file = try files[name.value] ?? dataFiles.file(named: name.value)
      try parameter.check(file)
      files[name.value] = file
      return true
    } catch let refusal as DataFileRefusal {
      diagnostics.append(PlanningMessages.refused(name, refusal))
    } catch let mistake as DataFileMistake {
      diagnostics.append(PlanningMessages.mistaken(mistake, in: name))
    } catch {
      preconditionFailure("reading and checking a file throw their own errors alone")
    }
    return false
  }

  /// The argument in the parameter's own type; one out of range is reported at `range`.
  mutating func check(
    _ argument: ArgumentValue, for parameter: any ParameterDeclaration, at range: SourceRange
  ) -> ArgumentValue? {
    guard parameter.hasType(of: argument), parameter.accepts(argument) else {
      diagnostics.append(PlanningMessages.outOfRange(argument, for: parameter, at: range))
      return nil
    }
    return parameter.canonical(argument)
  }

  /// The value that a YAML node stands for, or nil for what no parameter can be.
  private static func argument(of node: YAMLNode) -> ArgumentValue? {
    switch node.value {
    case .boolean(let boolean): return .boolean(boolean)
    case .integer(let integer): return .integer(integer)
    case .number(let number): return .number(number)
    case .string(let string): return .string(string)
    case .sequence(let elements):
      let numbers = elements.compactMap(\.double)
      return numbers.count == elements.count ? .numbers(numbers) : nil
    case .null, .mapping: return nil
    }
  }
}
