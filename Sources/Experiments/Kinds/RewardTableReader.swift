import Results
import Simulation

/// Reads the rows of a researcher's table: which columns they are, and what stands in them.
struct RewardTableReader {
  private let cells: DataCells
  private let file: DataFile
  private let columns: RewardTableColumns

  /// A reader of the table that arguments name.
  ///
  /// - Throws: What is wrong with the file or with the names of columns.
  init(_ arguments: Arguments) throws(ArgumentMistake) {
    guard let file = arguments[RewardTableParameters.file] else {
      preconditionFailure("the planner reads every file that a parameter needs")
    }
    try self.init(arguments, file, file.scoredCells())
  }

  /// A reader of cells that have been read.
  init(_ arguments: Arguments, _ file: DataFile, _ cells: DataCells) throws(ArgumentMistake) {
    self.file = file
    self.cells = cells
    columns = try RewardTableColumns(arguments, names: cells.columnNames, path: file.path)
  }

  /// The outputs by prompt.
  ///
  /// - Throws: What is wrong with a cell, or that no prompt has two outputs.
  func outputs() throws(ArgumentMistake) -> ScoredOutputs {
    let (rows, incomplete) = try rows()
    var outputs = ScoredOutputs(
      rows, weighting: columns.weighting, hasGroundTruth: columns.groundTruth != nil)
    outputs.incompleteRowCount = incomplete
    guard !outputs.prompts.isEmpty else {
      throw RewardTableMessages.nothingToCompare(outputs, rows: cells.rowCount, in: file.path)
    }
    return outputs
  }

  /// The rows that have all their numbers, and how many have not.
  private func rows() throws(ArgumentMistake) -> (rows: [ScoredRow], incomplete: Int) {
    var (prompts, outputs) = (NumberedTexts(), NumberedTexts())
    var rows: [ScoredRow] = []
    rows.reserveCapacity(cells.rowCount)
    for row in 0..<cells.rowCount {
      let reward = try number(row, columns.reward)
      let truth = try number(row, columns.groundTruth)
      let weight = try weight(row)
      var isComplete = true
      for other in columns.others where try number(row, other) == nil { isComplete = false }
      guard isComplete, let reward, let weight, let truth = columns.groundTruth == nil ? 0 : truth
      else { continue }
      let prompt = prompts.number(of: cells.text(row: row, column: columns.prompt))
      let output = columns.output.map { outputs.number(of: cells.text(row: row, column: $0)) }
      rows.append(
        ScoredRow(
          prompt: prompt, output: output ?? row, reward: reward, groundTruth: truth,
          weight: weight))
    }
    return (rows, cells.rowCount - rows.count)
  }

  private func weight(_ row: Int) throws(ArgumentMistake) -> Double? {
    guard let column = columns.weight else { return 1 }
    let weight = try number(row, column)
    if let weight, weight < 0, columns.weighting == .weights {
      throw RewardTableMessages.negativeWeight(
        cells.text(row: row, column: column), name(column), at: place(row, column))
    }
    return weight
  }

  /// The number in a cell, or nil where there is none.
  private func number(_ row: Int, _ column: Int?) throws(ArgumentMistake) -> Double? {
    guard let column else { return nil }
    switch cells.number(row: row, column: column) {
    case .missing: return nil
    case .number(let number): return number
    case .unreadable(let text):
      throw RewardTableMessages.noNumber(text, name(column), at: place(row, column))
    }
  }

  private func name(_ column: Int) -> String { cells.columnNames[column] }

  private func place(_ row: Int, _ column: Int) -> ArgumentMistake.Place {
    let place = cells.place(row: row, column: column)
    return .file(file.path, line: place.line, column: place.column)
  }
}

/// Numbers for texts, in the order of their first appearance.
private struct NumberedTexts {
  private var numbers: [String: Int] = [:]

  mutating func number(of text: String) -> Int {
    if let number = numbers[text] { return number }
    numbers[text] = numbers.count
    return numbers.count - 1
  }
}
