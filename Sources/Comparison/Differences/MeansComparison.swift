import NumericalMethods
import Results

/// Whether the means of a column over its repetitions are compatible before and after, given their
/// spread.
///
/// Rows that agree in all keys but the replicate are one group. Each group that has at least two
/// finite values on either side is tested for equal means by Welch's t test (Welch 1947, the degrees
/// of freedom after Welch and Satterthwaite); the groups' p-values are judged together at 5 % by
/// Holm's (1979) step-down procedure. Where both sides ran with the same seeds, the repetitions are
/// not independent and the test errs towards “compatible”.
public struct MeansComparison: Sendable, Hashable, Codable {
  /// The test's name, as it is told to the reader.
  public static let test = "Welch's t test, 5 % after Holm"
  /// The share of false alarms that is accepted over all groups.
  static let level = 0.05

  /// How many groups were tested.
  public var groups: Int
  /// In how many of them the means differ by more than their spread explains.
  public var groupsDiffering: Int
  /// The smallest p-value of any group, 0 to 1.
  public var smallestP: Double

  package init(groups: Int, groupsDiffering: Int, smallestP: Double) {
    self.groups = groups
    self.groupsDiffering = groupsDiffering
    self.smallestP = smallestP
  }

  /// Compares a column's groups; nil where none can be tested.
  init?(from earlier: [[ComparableCell]: [Double]], to later: [[ComparableCell]: [Double]]) {
    let probabilities = earlier.compactMap { key, before in
      later[key].flatMap { Self.probability(before, $0) }
    }.sorted()
    guard let smallest = probabilities.first else { return nil }
    groups = probabilities.count
    smallestP = smallest
    groupsDiffering =
      probabilities.enumerated().prefix { index, probability in
        probability <= Self.level / Double(probabilities.count - index)
      }.count
  }

  /// The two-sided p-value of Welch's test; nil where a side has too few finite values.
  static func probability(_ first: [Double], _ second: [Double]) -> Double? {
    let samples = [first, second].map { $0.filter(\.isFinite) }
    guard samples.allSatisfy({ $0.count >= 2 }),
      let means = try? samples.map(Statistics.mean),
      let variances = try? samples.map(Statistics.variance)
    else { return nil }
    let shares = zip(variances, samples).map { $0 / Double($1.count) }
    let error = shares[0] + shares[1]
    let distance = (means[1] - means[0]).magnitude
    guard error > 0 else { return distance == 0 ? 1 : 0 }
    let spread = zip(shares, samples).map { $0 * $0 / Double($1.count - 1) }
    let freedom = error * error / (spread[0] + spread[1])
    return 2 * studentTDistribution(-distance / error.squareRoot(), degreesOfFreedom: freedom)
  }
}

extension Table {
  /// A column's numbers by the values of the key columns, the replicate's left out.
  func groups(of column: Column, by keys: [String]) -> [[ComparableCell]: [Double]] {
    let columns = keys.filter { $0 != "replicate" }.compactMap { self[$0] }
    var groups: [[ComparableCell]: [Double]] = [:]
    for row in 0..<rowCount {
      guard let number = ComparableCell(column[row]).number else { continue }
      groups[columns.map { ComparableCell($0[row]) }, default: []].append(number)
    }
    return groups
  }
}
