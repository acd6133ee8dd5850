/// A number for each token of each response of each group, in that order.
public struct ResponseNumbers<Scalar: Sendable>: Sendable {
  /// All numbers one after the other: group by group, response by response, token by token.
  public var values: [Scalar] {
    didSet { precondition(values.count == starts.last, "as many numbers as tokens") }
  }
  /// Where each response begins among the values, and the end of the last [responses + 1].
  public let starts: [Int]
  /// Where each group begins among the responses, and the end of the last [groups + 1].
  public let groupStarts: [Int]

  /// The number of groups.
  public var groupCount: Int { groupStarts.count - 1 }

  /// The number of responses of all groups.
  public var responseCount: Int { starts.count - 1 }

  /// The same number for each token.
  public init(for groups: [PromptGroup], repeating value: Scalar) {
    let lengths = groups.flatMap { $0.responses.map(\.count) }
    self.init(
      for: groups, values: [Scalar](repeating: value, count: lengths.reduce(0, +)))
  }

  /// These numbers.
  ///
  /// - Parameters:
  ///   - groups: The responses.
  ///   - values: As many as the responses have tokens.
  public init(for groups: [PromptGroup], values: [Scalar]) {
    var starts = [0]
    var groupStarts = [0]
    for group in groups {
      for response in group.responses { starts.append(starts[starts.count - 1] + response.count) }
      groupStarts.append(starts.count - 1)
    }
    precondition(values.count == starts[starts.count - 1], "as many numbers as tokens")
    self.values = values
    self.starts = starts
    self.groupStarts = groupStarts
  }

  /// The values' places of a response, counted over all groups.
  public func range(ofResponse number: Int) -> Range<Int> { starts[number]..<starts[number + 1] }

  /// The values' places of a group's response.
  public func range(group: Int, response: Int) -> Range<Int> {
    range(ofResponse: groupStarts[group] + response)
  }

  /// The numbers of a group's response, one for each token.
  public subscript(group: Int, response: Int) -> ArraySlice<Scalar> {
    values[range(group: group, response: response)]
  }
}

extension ResponseNumbers: Equatable where Scalar: Equatable {}

extension ResponseNumbers where Scalar: AdditiveArithmetic {
  /// The sum over each response's tokens in order, response by response.
  public var sums: [Scalar] {
    (0..<responseCount).map { values[range(ofResponse: $0)].reduce(.zero, +) }
  }
}
