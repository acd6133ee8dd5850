import Simulation

/// Which columns of a researcher's table are which, by their place in the file.
struct RewardTableColumns {
  let prompt: Int
  /// Nil where every row is an output of its own.
  let output: Int?
  let groundTruth: Int?
  let reward: Int
  /// What the weight's column is says `weighting`.
  let weight: Int?
  let weighting: RowWeighting
  /// Columns that must have a value too.
  let others: [Int]

  /// The columns that arguments name, or that have one of the usual names.
  init(_ arguments: Arguments, names: [String], path: String) throws(ArgumentMistake) {
    let search = ColumnSearch(names: names, path: path)
    reward = try search.column(arguments, RewardTableParameters.rewardModel)
    let prompt = try search.column(
      arguments, RewardTableParameters.prompt, usualNames: Self.promptNames)
    guard let prompt else {
      throw RewardTableMessages.notFound(
        RewardTableParameters.prompt, among: Self.promptNames, search)
    }
    self.prompt = prompt
    output = try search.column(
      arguments, RewardTableParameters.output, usualNames: Self.outputNames)
    let needsOutput =
      arguments[RewardTableParameters.output] == RewardTableParameters.automatic
    if output == nil, needsOutput {
      throw RewardTableMessages.notFound(
        RewardTableParameters.output, among: Self.outputNames, search)
    }
    groundTruth = try search.column(
      arguments, RewardTableParameters.groundTruth, usualNames: Self.groundTruthNames)
    let weight = try search.column(arguments, RewardTableParameters.weight, usualNames: [])
    let logs = try search.column(arguments, RewardTableParameters.logProbability, usualNames: [])
    if weight != nil, logs != nil {
      throw RewardTableMessages.twoWeights(arguments[RewardTableParameters.logProbability])
    }
    self.weight = weight ?? logs
    weighting = weight != nil ? .weights : logs != nil ? .logProbabilities : .samples
    others = try search.columns(arguments, RewardTableParameters.comparedWith)
  }

  private static let promptNames = [
    "prompt", "question", "instruction", "input", "query", "x", "prompt_id",
  ]
  private static let outputNames = [
    "output", "response", "completion", "answer", "generation", "y", "text", "output_id",
  ]
  private static let groundTruthNames = [
    "ground_truth", "groundtruth", "r_G", "gold", "gold_reward", "true_reward",
  ]
}

/// Finds columns by their names.
struct ColumnSearch {
  /// The names of the file's columns.
  let names: [String]
  /// The file's path from the repository's root.
  let path: String

  /// The column that a parameter names.
  func column(_ arguments: Arguments, _ parameter: Parameter<String>) throws(ArgumentMistake)
    -> Int
  {
    try column(arguments[parameter], parameter, arguments[parameter])
  }

  /// The column that a parameter names, or the first of the usual names; nil where there is to be none.
  func column(
    _ arguments: Arguments, _ parameter: Parameter<String>, usualNames: [String]
  ) throws(ArgumentMistake) -> Int? {
    switch arguments[parameter] {
    case RewardTableParameters.nothing where parameter.name != RewardTableParameters.prompt.name:
      return nil
    case RewardTableParameters.automatic where !usualNames.isEmpty:
      for usual in usualNames {
        if let found = place(of: usual) { return found }
      }
      return nil
    case let name: return try column(name, parameter, name)
    }
  }

  /// The columns that a list names.
  func columns(
    _ arguments: Arguments, _ parameter: Parameter<String>
  ) throws(ArgumentMistake) -> [Int] {
    let text = arguments[parameter]
    guard text != RewardTableParameters.nothing else { return [] }
    var found: [Int] = []
    for part in text.split(separator: ",") {
      let name = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      found.append(try column(String(name), parameter, text))
    }
    return found
  }

  private func column(
    _ name: String, _ parameter: Parameter<String>, _ value: String
  ) throws(ArgumentMistake) -> Int {
    guard let column = place(of: name) else {
      throw RewardTableMessages.unknownColumn(
        name, self, at: .argument(parameter.name, .string(value)))
    }
    return column
  }

  /// The column of that name, or else the only one whose name differs in case, spaces, hyphens and underscores alone.
  private func place(of name: String) -> Int? {
    guard !name.isEmpty else { return nil }
    if let exact = names.firstIndex(of: name) { return exact }
    let plain = Self.plain(name)
    let alike = names.indices.filter { Self.plain(names[$0]) == plain }
    return alike.count == 1 ? alike[0] : nil
  }

  private static func plain(_ name: String) -> String {
    String(name.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  }
}
