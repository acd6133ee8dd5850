import Simulation

/// The wording of what can be wrong with a researcher's own table.
enum RewardTableMessages {
  static func unknownColumn(
    _ name: String, _ search: ColumnSearch, at place: ArgumentMistake.Place
  ) -> ArgumentMistake {
    ArgumentMistake(
      "‘\(search.path)’ has no column ‘\(name)’", at: place,
      notes: [columns(search)] + separatorHint(search),
      misspelling: .init(name, among: search.names.filter { !$0.isEmpty }))
  }

  static func notFound(
    _ parameter: Parameter<String>, among usual: [String], _ search: ColumnSearch
  ) -> ArgumentMistake {
    let without =
      parameter.name == RewardTableParameters.output.name
      ? ", or write ‘output: none’ if every row is an output of its own" : ""
    return ArgumentMistake(
      "‘\(search.path)’ has no column ‘\(usual[0])’",
      at: .file(search.path, line: 1, column: 1),
      notes: [
        "name it by ‘\(parameter.name): …’\(without)",
        "without that it must be called \(listed(usual, "or"))", columns(search),
      ] + separatorHint(search),
      misspelling: .init(usual[0], among: search.names.filter { !$0.isEmpty }))
  }

  static func twoWeights(_ name: String) -> ArgumentMistake {
    ArgumentMistake(
      "‘weight’ and ‘logProbability’ are two ways to say the same",
      at: .argument(RewardTableParameters.logProbability.name, .string(name)),
      notes: ["give one of them"])
  }

  static func noNumber(
    _ text: String, _ column: String, at place: ArgumentMistake.Place
  ) -> ArgumentMistake {
    ArgumentMistake(
      "‘\(shortened(text))’ in the column ‘\(column)’ is no finite number", at: place,
      notes: hint(about: text) + ["leave the cell empty where there is no value"])
  }

  static func negativeWeight(
    _ text: String, _ column: String, at place: ArgumentMistake.Place
  ) -> ArgumentMistake {
    ArgumentMistake(
      "the weight ‘\(text)’ in the column ‘\(column)’ is negative", at: place,
      notes: [
        "weights are probabilities up to a factor; logarithms are given by ‘logProbability: \(column)’"
      ])
  }

  static func nothingToCompare(
    _ outputs: ScoredOutputs, rows: Int, in path: String
  ) -> ArgumentMistake {
    let incomplete = outputs.incompleteRowCount
    return ArgumentMistake(
      "no prompt of ‘\(path)’ has two outputs to compare",
      at: .file(path, line: 1, column: 1),
      notes: [
        "it has \(counted(rows, "row")): \(incomplete) lack a number, \(outputs.impossibleRowCount) have weight "
          + "0, and the others belong to \(counted(outputs.skippedPromptCount, "prompt")) with one output each"
      ])
  }

  /// ‘a’, ‘b’ and ‘c’.
  private static func listed(_ names: [String], _ conjunction: String = "and") -> String {
    let quoted = names.map { "‘\($0)’" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "none" }
    return "\(quoted.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }

  private static func columns(_ search: ColumnSearch) -> String {
    let named = search.names.filter { !$0.isEmpty }
    let shown = listed(Array(named.prefix(24)))
    return "its columns are \(shown)\(named.count > 24 ? " and \(named.count - 24) more" : "")"
  }

  /// Where a single name holds what separates fields elsewhere.
  private static func separatorHint(_ search: ColumnSearch) -> [String] {
    guard search.names.count == 1, let name = search.names.first else { return [] }
    if name.contains(";") { return ["fields are separated by commas, not by semicolons"] }
    return name.contains("\t") ? ["fields are separated by commas, not by tabs"] : []
  }

  private static func hint(about text: String) -> [String] {
    let isDecimalComma =
      text.count { $0 == "," } == 1
      && Double(text.map { $0 == "," ? "." : String($0) }.joined()) != nil
    return isDecimalComma ? ["decimals are written with a point"] : []
  }

  private static func shortened(_ text: String) -> String {
    text.count <= 40 ? text : "\(text.prefix(39))…"
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
