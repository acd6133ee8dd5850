import NumericalMethods

/// The times of a training run at which its policy is looked at, as parameters, and the method of training.
enum SampledTimes {
  static let method = Parameter<String>(
    "method", default: "flow", choices: ["flow", "ascent"],
    "gradient flow in continuous time, or gradient ascent in discrete steps")
  static let duration = Parameter<Double>(
    "duration", default: 100, least: 0, excludesLeast: true, greatest: 1e15,
    unit: "time of the whole parameter vector; divide by the prompts for that of one prompt",
    "length of the training")
  static let stepSize = Parameter<Double>(
    "stepSize", default: 0.1, least: 0, excludesLeast: true,
    "step size η of ascent; its time is η times the number of steps")
  static let points = Parameter<Int>(
    "points", default: 101, least: 2, greatest: 100_000, "number of sampled times")
  static let spacing = Parameter<String>(
    "spacing", default: "linear", choices: ["linear", "log"],
    "equal steps of time from 0, or equal ratios from firstTime")
  static let firstTime = Parameter<Double>(
    "firstTime", default: 0.01, least: 0, excludesLeast: true,
    "first sampled time of a log spacing")

  static let all: [any ParameterDeclaration] = [
    method, duration, points, spacing, firstTime, stepSize,
  ]

  /// The sampled times of the arguments, ascending.
  static func times(_ arguments: Arguments) throws -> [Double] {
    let (count, end) = (arguments[points], arguments[duration])
    if arguments[spacing] == "linear" {
      return (0..<count).map { end * Double($0) / Double(count - 1) }
    }
    let start = arguments[firstTime]
    guard start < end else {
      throw SimulationFailure("firstTime \(start) must be before the end of the training, \(end)")
    }
    let ratio = logarithm(end / start)
    return (0..<count).map {
      $0 == count - 1 ? end : start * exponential(ratio * Double($0) / Double(count - 1))
    }
  }

  /// The numbers of steps of ascent nearest to the sampled times, each once.
  static func stepCounts(_ arguments: Arguments) throws -> [Int] {
    let times = try times(arguments)
    let last = (times.last ?? 0) / arguments[stepSize]
    guard last <= 1e12 else {
      throw SimulationFailure("\(last) steps of ascent are too many; use a larger stepSize")
    }
    var result: [Int] = []
    for time in times {
      let count = Int((time / arguments[stepSize]).rounded())
      if result.last != count { result.append(count) }
    }
    return result
  }
}
