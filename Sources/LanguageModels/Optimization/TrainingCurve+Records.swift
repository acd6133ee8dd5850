extension TrainingCurve {
  /// The curve as a saved state keeps it.
  var records: [String: [Double]] {
    var records = [
      "loss": losses, "gradientNorm": gradientNorms,
      "heldOut.step": evaluations.map { Double($0.step) },
      "heldOut.loss": evaluations.map(\.loss),
    ]
    let accuracies = evaluations.compactMap(\.accuracy)
    if !accuracies.isEmpty { records["heldOut.accuracy"] = accuracies }
    return records
  }

  /// The curve that a state saved after so many steps keeps.
  ///
  /// - Throws: ``SafeTensorsError`` where a record is missing or has another length than it should.
  init(records: [String: [Double]], stepCount: Int) throws(SafeTensorsError) {
    func record(_ name: String, count: Int) throws(SafeTensorsError) -> [Double] {
      let tensor = TrainingStateNames.records + name
      guard let record = records[name] else { throw .missingTensor(tensor) }
      guard record.count == count else {
        throw .shapeMismatch(tensor: tensor, expected: [count], found: [record.count])
      }
      return record
    }
    let count = records["heldOut.step"]?.count ?? 0
    let steps = try record("heldOut.step", count: count)
    let heldOutLosses = try record("heldOut.loss", count: count)
    let accuracies =
      records["heldOut.accuracy"] == nil ? nil : try record("heldOut.accuracy", count: count)
    self.init(
      losses: try record("loss", count: stepCount),
      gradientNorms: try record("gradientNorm", count: stepCount))
    for index in 0..<count {
      guard let step = Int(exactly: steps[index]) else {
        throw .notFinite(tensor: TrainingStateNames.records + "heldOut.step")
      }
      evaluations.append(
        HeldOutEvaluation(
          step: step, loss: heldOutLosses[index], accuracy: accuracies?[index]))
    }
  }
}
