import NumericalMethods

/// A mean over prompts with a confidence interval.
///
/// Prompts are what is drawn independently; a prompt's responses share it. So one number is made of each prompt,
/// and with their mean m and standard deviation s (divisor n − 1) the interval at level 1 − α is
/// m ± t_{1−α/2, n−1} · s/√n. It is approximate where numbers are far from normal and prompts few.
public struct PromptEstimate: Sendable, Hashable {
  /// m.
  public let mean: Double
  /// s/√n; not a number for a single prompt.
  public let standardError: Double
  /// The number of prompts n.
  public let promptCount: Int

  /// The estimate from one number for each prompt, of which there is at least one.
  public init(of prompts: [Double]) {
    precondition(!prompts.isEmpty, "a mean over prompts needs a prompt")
    let count = Double(prompts.count)
    let mean = compensatedSum(prompts) / count
    let squares = compensatedSum(prompts.map { ($0 - mean) * ($0 - mean) })
    self.mean = mean
    standardError = (squares / (count - 1) / count).squareRoot()
    promptCount = prompts.count
  }

  private init(mean: Double, standardError: Double, promptCount: Int) {
    self.mean = mean
    self.standardError = standardError
    self.promptCount = promptCount
  }

  /// The half width of the interval at a level such as 0.95; not a number for a single prompt.
  public func halfWidth(level: Double = 0.95) -> Double {
    precondition(level > 0 && level < 1, "a level is between 0 and 1")
    guard promptCount >= 2 else { return .nan }
    return studentTQuantile(0.5 + level / 2, degreesOfFreedom: Double(promptCount - 1))
      * standardError
  }

  /// The estimate of the same numbers, each times a known factor of at least 0.
  public func scaled(by factor: Double) -> PromptEstimate {
    PromptEstimate(
      mean: mean * factor, standardError: standardError * factor, promptCount: promptCount)
  }
}
