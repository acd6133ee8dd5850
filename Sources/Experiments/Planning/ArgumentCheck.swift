import Manuscript

/// Asks a kind whether the arguments of an experiment go together, and finds the places of what it says.
struct ArgumentCheck {
  /// The simulation asked for.
  let kind: any ArgumentChecking.Type
  /// What the chapter gives.
  let profiled: ProfiledDirective
  /// The place of the simulation's name, for what the chapter does not give.
  let runRange: SourceRange

  /// What is wrong with settings that have no other mistake, each once.
  func diagnostics(of settings: Settings) -> [Diagnostic] {
    let files = NamedFiles(settings.files, for: kind.parameters)
    let points = (0..<settings.sweep.count).map { point in
      let swept = zip(settings.sweep.parameters, settings.sweep.values(at: point))
      let values = settings.arguments.merging(swept) { $1 }
      return Arguments(values, files: files.files(of: values))
    }
    return kind.mistakes(at: points).map { diagnostic($0, files: settings.files) }.uniqued()
  }

  private func diagnostic(
    _ mistake: ArgumentMistake, files: [String: DataFile]
  ) -> Diagnostic {
    let suggestion = mistake.misspelling.flatMap {
      NearestName.nearest(to: $0.name, among: $0.validNames)
    }
    switch mistake.place {
    case .argument(let parameter, let value):
      return Diagnostic(
        at: range(of: parameter, value, or: mistake.otherParameters), mistake.message,
        notes: mistake.notes,
        suggestion: suggestion)
    case .file(let path, let line, let column):
      let spot = SourceLocation(line: line, column: column)
      let name = files.keys.sorted().first { files[$0]?.path == path }
      let named = name.flatMap { place(of: .string($0)) } ?? runRange
      let origin = "named at \(named.file):\(named.start.line):\(named.start.column)"
      return Diagnostic(
        at: SourceRange(file: path, start: spot, end: spot), mistake.message,
        notes: mistake.notes + [origin], suggestion: suggestion)
    }
  }

  /// Where a parameter is given that value, or else where it or one of the others is given, or else the
  /// simulation's name.
  private func range(
    of parameter: String, _ value: ArgumentValue, or others: [String]
  ) -> SourceRange {
    let entries = entries
    let own = entries.filter { $0.key.value == parameter }
    if let place = place(of: value, in: own) ?? own.first?.value.range { return place }
    let given = others.lazy.compactMap { name in entries.first { $0.key.value == name } }
    return given.first?.value.range ?? runRange
  }

  private func place(of value: ArgumentValue) -> SourceRange? { place(of: value, in: entries) }

  private func place(of value: ArgumentValue, in entries: [YAMLNode.Entry]) -> SourceRange? {
    guard case .string(let text) = value else { return nil }
    let nodes = entries.flatMap { $0.value.elements ?? [$0.value] }
    return nodes.first { $0.string == text }?.range
  }

  /// All entries that give parameters values.
  private var entries: [YAMLNode.Entry] {
    profiled.parameters + SweepReader.parameterEntries(profiled.sweep)
  }
}
