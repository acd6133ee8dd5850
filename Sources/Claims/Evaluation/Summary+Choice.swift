import Results

// `max_by` and `min_by`: one column where another is largest or least.
extension Summary {
  /// Whether it is one of them.
  var isChoice: Bool { function == .maxBy || function == .minBy }

  /// The value of the first column in the row that the second chooses.
  ///
  /// Where the second is largest (or least) in several rows: the mean of the numbers there, or the text
  /// or truth value that all of them share. The second column's missing values are never chosen. Where
  /// it chooses, the first one's are left out, but some must be there: the next best row is no stand-in.
  func choice() throws(Failure) -> Value {
    let places = chosenPlaces
    guard !places.isEmpty else { throw .nothing }
    let values = columns[0].selecting(places)
    let present = (0..<values.count).map { values[$0] }.filter { $0 != .missing }
    guard let first = present.first else { throw .missingChoice }
    guard first.double == nil else { return .number(try mean(present.compactMap(\.double))) }
    guard present.allSatisfy({ $0 == first }) else { throw .ambiguousChoice(present.count) }
    return first
  }

  private func mean(_ numbers: [Double]) throws(Failure) -> Double {
    do {
      return try Statistics.mean(numbers)
    } catch {
      throw .statistic(error)
    }
  }

  /// Where the second column has its largest, or least, value; nowhere without any value.
  private var chosenPlaces: [Int] {
    if case .integers(let integers) = columns[1] {
      let extreme = function == .maxBy ? integers.max() : integers.min()
      return integers.indices.filter { integers[$0] == extreme }
    }
    let numbers = numbers(1)
    let present = numbers.filter { !$0.isNaN }
    let extreme = function == .maxBy ? present.max() : present.min()
    return numbers.indices.filter { numbers[$0] == extreme }
  }
}
