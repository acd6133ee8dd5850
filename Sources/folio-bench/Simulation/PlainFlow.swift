import Glibc
import NumericalMethods
import Simulation

/// The same flow as a reader would write it first: whole arrays, stage after stage, the system's exp.
///
/// Dormand–Prince 5(4) with the engine's step control; the event by bisection on Hermite's cubic, which is good to
/// about six digits. A baseline for time, not a source of results.
struct PlainFlow {
  let problem: TabularProblem

  private static let rows: [[Double]] = [
    [1.0 / 5], [3.0 / 40, 9.0 / 40], [44.0 / 45, -56.0 / 15, 32.0 / 9],
    [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
    [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
    [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
  ]
  private static let errors: [Double] = [
    71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339_200, 22.0 / 525, -1.0 / 40,
  ]

  /// t_γ of the ground truth.
  func timeToGroundTruthGain(_ gain: Double) -> Double {
    var state = problem.initialPolicy.logits
    var (slope, truth) = gradient(state)
    let level = truth + gain
    var time = 0.0
    var step = 1.0
    while true {
      var slopes = [slope]
      var end = state
      var endTruth = truth
      for row in PlainFlow.rows {
        end = moved(state, step, row, slopes)
        let (next, value) = gradient(end)
        slopes.append(next)
        endTruth = value
      }
      let error = scaledError(state, end, step, slopes)
      let factor = 0.9 * pow(max(error, 1e-10), -0.2)
      guard error < 1 else {
        step *= max(0.2, factor)
        continue
      }
      if endTruth >= level {
        return time + step * fractionOfEvent(level, state, end, step, slopes)
      }
      (state, slope, truth, time) = (end, slopes[6], endTruth, time + step)
      step *= min(10, factor)
    }
  }

  private func gradient(_ logits: [Double]) -> (slope: [Double], truth: Double) {
    let (prompts, outputs) = (problem.promptCount, problem.outputCount)
    var result = [Double](repeating: 0, count: logits.count)
    var truth = 0.0
    for prompt in 0..<prompts {
      let range = prompt * outputs..<(prompt + 1) * outputs
      var top = -Double.infinity
      for index in range { top = max(top, logits[index]) }
      var sum = 0.0
      for index in range {
        result[index] = exp(logits[index] - top)
        sum += result[index]
      }
      var mean = 0.0
      for index in range {
        result[index] /= sum
        mean += result[index] * problem.rewardModel.values[index]
        truth += result[index] * problem.groundTruth.values[index]
      }
      for index in range {
        result[index] *= (problem.rewardModel.values[index] - mean) / Double(prompts)
      }
    }
    return (result, truth / Double(prompts))
  }

  private func moved(_ state: [Double], _ step: Double, _ row: [Double], _ slopes: [[Double]])
    -> [Double]
  {
    var result = state
    for (weight, slope) in zip(row, slopes) where weight != 0 {
      for index in result.indices { result[index] += step * weight * slope[index] }
    }
    return result
  }

  private func scaledError(
    _ start: [Double], _ end: [Double], _ step: Double, _ slopes: [[Double]]
  ) -> Double {
    let difference = moved([Double](repeating: 0, count: start.count), step, Self.errors, slopes)
    var sum = 0.0
    for index in start.indices {
      let scale = 1e-10 + 1e-8 * max(abs(start[index]), abs(end[index]))
      sum += (difference[index] / scale) * (difference[index] / scale)
    }
    return (sum / Double(start.count)).squareRoot()
  }

  private func fractionOfEvent(
    _ level: Double, _ start: [Double], _ end: [Double], _ step: Double, _ slopes: [[Double]]
  ) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<20 {
      let middle = (low + high) / 2
      let (rest, product) = (1 - middle, middle * (1 - middle))
      let state = start.indices.map { index in
        let bow = rest * step * slopes[0][index] - middle * step * slopes[6][index]
        let straight = (1 - 2 * middle) * (end[index] - start[index])
        return rest * start[index] + middle * end[index] + product * (bow - straight)
      }
      if gradient(state).truth < level { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
