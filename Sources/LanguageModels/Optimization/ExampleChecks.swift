/// Checks groups against a network before it is trained on them.
///
/// - Parameters:
///   - groups: Prompts with responses.
///   - shape: The network's sizes.
///   - readsLastToken: Whether the last token of a response takes a position too, as for scores.
/// - Throws: ``TrainingFailure`` that names the example, counted from 1.
func check(
  _ groups: [PromptGroup], fit shape: NetworkShape, readsLastToken: Bool
) throws(TrainingFailure) {
  for (index, group) in groups.enumerated() {
    guard !group.prompt.isEmpty, !group.responses.isEmpty,
      group.responses.allSatisfy({ !$0.isEmpty })
    else { throw .noData("tokens in the prompt and each response of example \(index + 1)") }
    let longest = group.responses.reduce(0) { max($0, $1.count) }
    let positions = group.prompt.count + longest - (readsLastToken ? 0 : 1)
    guard positions <= shape.contextLength else {
      throw .exampleTooLong(
        example: index + 1, positions: positions, contextLength: shape.contextLength)
    }
    for tokens in [group.prompt] + group.responses {
      for token in tokens where token < 0 || Int(token) >= shape.vocabularySize {
        throw .tokenOutsideVocabulary(
          example: index + 1, token: token, vocabularySize: shape.vocabularySize)
      }
    }
  }
}

/// A digest of groups of tokens by which a saved run knows its data: FNV-1a of 64 bits over all tokens and lengths.
///
/// It tells data apart that differ by mistake; it does not withstand intent.
func digest(of groups: [PromptGroup]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  func add(_ value: UInt64) { hash = (hash ^ value) &* 0x0000_0100_0000_01b3 }
  for group in groups {
    add(UInt64(group.responses.count))
    for tokens in [group.prompt] + group.responses {
      add(UInt64(tokens.count))
      for token in tokens { add(UInt64(bitPattern: Int64(token))) }
    }
  }
  return String(hash, radix: 16)
}
