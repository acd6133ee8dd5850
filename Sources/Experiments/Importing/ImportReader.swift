import Manuscript
import Results

/// Plans `run: import`: reads the file when planning, so that its columns are known to the check of
/// plots and claims.
struct ImportReader {
  private let directive: ExperimentDirective
  private let profiled: ProfiledDirective
  private let dataFiles: any DataFiles
  /// What is wrong.
  private(set) var diagnostics: [Diagnostic] = []

  init(directive: ExperimentDirective, profile: String, dataFiles: any DataFiles) {
    self.directive = directive
    self.dataFiles = dataFiles
    profiled = ProfiledDirective(directive, profile: profile)
  }

  /// The plan, or nil where something is wrong.
  mutating func plan(fingerprint: EngineFingerprint?) -> ExperimentPlan? {
    refuseWhatMeansNothing()
    let (fileName, limit) = fileNameAndLimit()
    guard let name = fileName, let file = file(name, atMost: limit),
      let table = table(in: file, name)
    else {
      return nil
    }
    guard let fingerprint else {
      preconditionFailure("the name of an import stands as a literal in its source")
    }
    let ingredients = Ingredients(
      simulation: ImportedFile.name, sources: fingerprint.digests,
      parameters: [ImportedFile.file.name: .string(name.value)],
      dataFiles: [file.path: Fingerprint(of: file.contents)])
    return diagnostics.isEmpty
      ? ExperimentPlan(directive, table: table, ingredients: ingredients) : nil
  }

  private mutating func refuseWhatMeansNothing() {
    var useless: [(String, SourceRange?)] = [
      ("sweep", directive.sweep?.range), ("replicates", directive.replicates?.range),
      ("seed", directive.seed?.range),
    ]
    for (_, override) in directive.profiles.sorted(by: { $0.key < $1.key }) {
      useless.append(("sweep", override.sweep?.range))
      useless.append(("replicates", override.replicates?.range))
    }
    for (key, range) in useless {
      if let range { diagnostics.append(PlanningMessages.uselessForImport(key, at: range)) }
    }
  }

  /// The file's name, and the most bytes that it may have.
  private mutating func fileNameAndLimit() -> (name: Sourced<String>?, limit: Int) {
    var reader = ParameterReader(
      simulation: ImportedFile.name, declarations: ImportedFile.parameters, dataFiles: dataFiles)
    defer { diagnostics += reader.diagnostics }
    var found: Sourced<String>?
    var megabytes = 1000
    for entry in profiled.parameters {
      guard let parameter = reader.declaration(named: entry.key) else { continue }
      switch reader.argument(entry.value, for: parameter) {
      case .string(let name): found = Sourced(name, at: entry.value.range)
      case .integer(let number): megabytes = number
      default: continue
      }
    }
    let isGiven = profiled.parameters.contains { $0.key.value == ImportedFile.file.name }
    if !isGiven {
      reader.diagnostics.append(
        PlanningMessages.missingParameter(ImportedFile.file, of: directive.run))
    }
    return (found, megabytes * 1_000_000)
  }

  private mutating func file(_ name: Sourced<String>, atMost limit: Int) -> DataFile? {
    do throws(DataFileRefusal) {
      return try dataFiles.file(named: name.value, atMost: limit)
    } catch {
      diagnostics.append(PlanningMessages.refused(name, error))
      return nil
    }
  }

  private mutating func table(in file: DataFile, _ name: Sourced<String>) -> Table? {
    guard let format = ImportedFile.Format(path: file.path) else {
      diagnostics.append(PlanningMessages.unknownFormat(name))
      return nil
    }
    do throws(DataFileError) {
      return try format.table(in: file.contents, path: file.path)
    } catch {
      diagnostics.append(PlanningMessages.mistaken(DataFileMistake(reading: error), in: name))
      return nil
    }
  }
}
