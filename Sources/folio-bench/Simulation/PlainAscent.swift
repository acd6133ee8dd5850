import Glibc
import Simulation

/// The same ascent as a reader would write it first: a row at a time, pass after pass, the system's exp.
struct PlainAscent {
  let problem: TabularProblem

  /// Takes so many steps of size N from the logits [prompts × outputs].
  func climb(_ logits: inout [Double], steps: Int) {
    let (count, lambda) = (problem.outputCount, problem.regularization)
    let (initial, reward) = (problem.initialPolicy.logits, problem.rewardModel.values)
    var p = [Double](repeating: 0, count: count)
    for prompt in 0..<problem.promptCount {
      let first = prompt * count
      for _ in 0..<steps {
        var top = -Double.infinity
        for index in 0..<count { top = max(top, logits[first + index]) }
        var sum = 0.0
        for index in 0..<count {
          p[index] = exp(logits[first + index] - top)
          sum += p[index]
        }
        var mean = 0.0
        for index in 0..<count {
          p[index] /= sum
          let place = first + index
          mean += p[index] * (reward[place] - lambda * (logits[place] - initial[place]))
        }
        for index in 0..<count {
          let place = first + index
          let q = reward[place] - lambda * (logits[place] - initial[place])
          logits[place] += p[index] * (q - mean)
        }
      }
    }
  }
}
