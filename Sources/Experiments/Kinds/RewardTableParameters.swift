import Results
import Simulation

/// The parameters that name a researcher's own table of outputs and how it is read, shared by the kinds that
/// work on one.
enum RewardTableParameters {
  /// For a column that is found by its usual names.
  static let automatic = "automatic"
  /// For a column that there is not.
  static let nothing = "none"

  static let file = FileParameter(
    "file", suffixes: [".csv", ".jsonl"],
    "the table: a row (‘.csv’) or an object a line (‘.jsonl’) for each output, with a column for each reward"
  )
  static let rewardModel = Parameter<String>(
    "rewardModel", "the column of the reward model r_RM")
  static let prompt = Parameter<String>(
    "prompt", default: automatic, "the column of the prompt; automatic: one of the usual names")
  static let output = Parameter<String>(
    "output", default: automatic,
    "the column of the output; automatic: one of the usual names; none: every row is an output of its own"
  )
  static let groundTruth = Parameter<String>(
    "groundTruth", default: automatic,
    "the column of the ground truth r_G; automatic: one of the usual names, if there is one; none")
  static let weight = Parameter<String>(
    "weight", default: nothing,
    "a column of probabilities under the initial policy, up to a factor; none: rows are draws from it"
  )
  static let logProbability = Parameter<String>(
    "logProbability", default: nothing,
    "a column of log-probabilities under the initial policy, in its place; none")
  static let comparedWith = Parameter<String>(
    "comparedWith", default: nothing,
    "other reward columns, separated by commas; outputs without a value in one of them are left out too"
  )
  static let normalization = Parameter<String>(
    "normalization", default: RewardNormalization.whitened.rawValue,
    choices: RewardNormalization.allCases.map(\.rawValue),
    "what is done to the rewards before they are maximised: nothing, whitening under the initial "
      + "policy, or division by each prompt's present standard deviation")

  /// Those that say how the table is read.
  static let table: [any ParameterDeclaration] = [
    file, rewardModel, prompt, output, groundTruth, weight, logProbability, comparedWith,
  ]
  /// All of them.
  static let all: [any ParameterDeclaration] =
    table + [normalization, ProblemParameters.regularization]

  /// The problem that the arguments of `all` name.
  ///
  /// - Throws: `SimulationFailure` for a mistake in the table, with its place.
  static func problem(_ arguments: Arguments) throws -> ScoredProblem {
    do {
      return try ScoredProblem(
        RewardTableReader(arguments).outputs(),
        regularization: arguments[ProblemParameters.regularization],
        normalization: RewardNormalization(rawValue: arguments[normalization]) ?? .whitened)
    } catch let mistake as ArgumentMistake {
      throw SimulationFailure(mistake.sentence)
    }
  }

  /// What is wrong with the tables of an experiment; each combination of columns is read once, whichever
  /// experiments name it.
  static func mistakes(at points: [Arguments]) -> [ArgumentMistake] {
    let names = Set(table.map(\.name))
    var seen: Set<[String: ArgumentValue]> = []
    return points.compactMap { point in
      let choice = point.values.filter { names.contains($0.key) }
      guard seen.insert(choice).inserted, let file = point[file] else { return nil }
      return CheckedTables.standard.mistake(in: file, choice) { cells throws(ArgumentMistake) in
        _ = try RewardTableReader(point, file, cells).outputs()
      }
    }
  }
}

extension ArgumentMistake {
  /// The mistake with its place in the file, in one sentence.
  fileprivate var sentence: String {
    guard case .file(let path, let line, let column) = place else { return message }
    return "\(path):\(line):\(column): \(message)"
  }
}

extension DataFile {
  /// The cells of a CSV or JSON-lines file.
  func scoredCells() throws(ArgumentMistake) -> DataCells {
    do throws(DataFileError) {
      return path.lowercased().hasSuffix(".jsonl")
        ? try DataCells(jsonLines: contents, path: path) : try DataCells(csv: contents, path: path)
    } catch {
      throw ArgumentMistake(
        "\(error.problem)", at: .file(path, line: error.line, column: error.column))
    }
  }
}
