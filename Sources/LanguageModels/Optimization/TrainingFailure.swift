/// Why a training run cannot go on.
public enum TrainingFailure: Error, Sendable, Hashable {
  /// The loss of a step is not a finite number.
  case lossIsNotFinite(step: Int)
  /// The gradient of a step has a norm that is not a finite number.
  case gradientIsNotFinite(step: Int)
  /// There is nothing to train on, or too little: what is missing, as the object of a sentence.
  case noData(String)
  /// An example does not fit the network: its number, what it needs and what there is.
  case exampleTooLong(example: Int, positions: Int, contextLength: Int)
  /// A token of an example is not in the network's vocabulary.
  case tokenOutsideVocabulary(example: Int, token: Token, vocabularySize: Int)
}

extension TrainingFailure: CustomStringConvertible {
  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .lossIsNotFinite(let step):
      "training diverged: the loss of step \(step) is not a finite number; "
        + "a smaller learning rate or more warm-up may help"
    case .gradientIsNotFinite(let step):
      "training diverged: the gradient of step \(step) is not finite; "
        + "a smaller learning rate or more warm-up may help"
    case .noData(let what):
      "training needs \(what)"
    case .exampleTooLong(let example, let positions, let contextLength):
      "example \(example) needs \(positions) positions and the network has \(contextLength)"
    case .tokenOutsideVocabulary(let example, let token, let vocabularySize):
      "example \(example) has the token \(token), and the vocabulary has the tokens 0 to "
        + "\(vocabularySize - 1)"
    }
  }
}
