import LanguageModels

/// How much there is to compute in training and sampling, roughly: for people who wait.
///
/// A product with a matrix takes as many multiplications as the matrix has numbers for each token read, forward, and
/// three times as many forward and backward.
struct LanguageEffort {
  /// The tokens of a prompt and of a response, about.
  private static let (promptLength, responseLength) = (12.0, 16.0)
  /// How much more a multiplication costs where tokens are drawn one after the other.
  private static let drawing = 1.5

  private let multiplications: Double
  private let response: Double

  init(_ arguments: Arguments) {
    typealias Policy = InitialPolicyParameters
    let width = Double(arguments[Policy.width])
    multiplications =
      12 * width * width * Double(arguments[Policy.layers])
      + width * Double(arguments[LanguageParameters.vocabulary])
    response = min(Double(arguments[Policy.responseLength]), Self.responseLength)
  }

  /// One step of training on prompts with responses.
  func training(prompts: Double, responsesToEach responses: Double) -> Double {
    3 * multiplications * prompts * (Self.promptLength + responses * response)
  }

  /// Drawing responses.
  func sampling(responses: Double) -> Double {
    Self.drawing * multiplications * responses * response
  }
}
