import Results
import SystemPackage
import Testing

struct StatisticsTests {
  /// What SciPy gives for a sample; see `statistics_references.py` beside this file.
  struct Reference: Sendable, CustomTestStringConvertible {
    var name: String
    var x: [Double]
    var y: [Double]
    var values: [String: Double]
    var testDescription: String { name }

    static let all: [Reference] = {
      let path = FilePath(#filePath).removingLastComponent().appending("references.csv")
      guard let table = try? Table(csvFile: path) else { return [] }
      var references: [Reference] = []
      for row in 0..<table.rowCount {
        guard case .string(let sample)? = table["sample"]?[row],
          case .string(let key)? = table["statistic"]?[row],
          let value = table["value"]?[row].double
        else { return [] }
        let index = references.firstIndex { $0.name == sample } ?? references.endIndex
        if index == references.endIndex {
          references.append(Reference(name: sample, x: [], y: [], values: [:]))
        }
        let isPoint = key.dropFirst().allSatisfy(\.isNumber)
        if isPoint, key.first == "x" {
          references[index].x.append(value)
        } else if isPoint, key.first == "y" {
          references[index].y.append(value)
        } else {
          references[index].values[key] = value
        }
      }
      return references
    }()
  }

  @Test func `the reference values are there`() {
    #expect(Reference.all.map(\.name) == ["small", "three", "ties", "offset", "wide", "waves"])
  }

  @Test(arguments: Reference.all)
  func `every statistic agrees with SciPy`(sample: Reference) throws {
    let (x, y) = (sample.x, sample.y)
    let line = try Regression(explaining: y, from: x)
    let interval = try line.slopeInterval()
    let ours: [String: Double?] = [
      "mean": try Statistics.mean(y), "variance": try Statistics.variance(y),
      "stdev": try Statistics.standardDeviation(y), "median": try Statistics.median(y),
      "quantile10": try Statistics.quantile(y, at: 0.1),
      "quantile95": try Statistics.quantile(y, at: 0.95), "slope": line.slope,
      "intercept": line.intercept, "slope_error": line.slopeStandardError,
      "intercept_error": line.interceptStandardError, "slope_low": interval.lowerBound,
      "slope_high": interval.upperBound, "r2": line.determination,
      "pearson": try Statistics.pearson(y, x), "spearman": try Statistics.spearman(y, x),
    ]
    #expect(Set(ours.keys) == Set(sample.values.keys))
    // SciPy's own sums over x near 1e6 lose six digits.
    let tolerance = sample.name == "offset" ? 1e-8 : 1e-12
    for (name, theirs) in sample.values.sorted(by: { $0.key < $1.key }) {
      let value = try #require(ours[name] ?? nil)
      #expect((value - theirs).magnitude <= tolerance * max(1, theirs.magnitude), "\(name)")
    }
  }

  @Test func `exact cases are exact`() throws {
    #expect(Statistics.sum([]) == 0)
    #expect(Statistics.sum([1e16, 1, -1e16]) == 1)
    #expect(Statistics.sum([1, 1e100, 1, -1e100]) == 2)
    #expect(try Statistics.mean([0.1, 0.1, 0.1]) == 0.1)
    #expect(try Statistics.variance([3, 3, 3]) == 0)
    #expect(try Statistics.variance([1, 2, 3, 4]) == 5.0 / 3)
    #expect(try Statistics.median([3, 1, 2]) == 2)
    #expect(try Statistics.median([4, 1, 2, 3]) == 2.5)
    #expect(try Statistics.quantile([1, 2, 3, 4, 5], at: 0) == 1)
    #expect(try Statistics.quantile([1, 2, 3, 4, 5], at: 1) == 5)
    #expect(try Statistics.quantile([7], at: 0.3) == 7)
    #expect(Statistics.ranks(of: [10, 20, 20, 5]) == [2, 3.5, 3.5, 1])
    let line = try Regression(explaining: [1, 3, 5, 7], from: [0, 1, 2, 3])
    #expect(line.slope == 2)
    #expect(line.intercept == 1)
    #expect(line.determination == 1)
    #expect(try line.slopeInterval() == 2...2)
  }

  @Test func `two points have a line and no uncertainty`() throws {
    let line = try Regression(explaining: [1, 3], from: [0, 1])
    #expect(line.slope == 2)
    #expect(line.slopeStandardError == nil)
    #expect(line.interceptStandardError == nil)
    #expect(
      thrown(StatisticsError.self) { _ = try line.slopeInterval() }
        == .tooFewValues(2, needed: 3))
  }

  @Test func `what has no value says why`() throws {
    func message(_ body: () throws -> Double) -> String? {
      thrown(StatisticsError.self) { _ = try body() }?.description
    }
    #expect(message { try Statistics.mean([]) } == "it needs at least 1 value and there is none")
    #expect(
      message { try Statistics.variance([1]) } == "it needs at least 2 values and there is 1")
    #expect(
      message { try Statistics.pearson([1], [1]) } == "it needs at least 2 values and there is 1")
    #expect(
      message { try Regression(explaining: [1, 2], from: [0.1, 0.1]).slope }
        == "the values on the right are all equal")
    #expect(
      message { try Statistics.pearson([0.1, 0.1, 0.1], [1, 2, 3]) }
        == "the values on the left are all equal")
    #expect(
      message { try Statistics.quantile([1], at: 1.5) }
        == "a quantile's level lies between 0 and 1, not at 1.5")
    #expect(
      message { try Statistics.quantile([1], at: .nan) }
        == "a quantile's level lies between 0 and 1, not at nan")
    #expect(try Regression(explaining: [2, 2, 2], from: [1, 2, 3]).determination == nil)
  }
}
