/// A prompt of the generated language.
public struct Prompt: Sendable, Hashable {
  /// The prompt as it is read: words with single spaces between them.
  public let text: String
  /// What it asks about.
  public let topic: Topic
  /// How it wishes to be spoken to.
  public let tone: Tone
  /// How much it wants to read.
  public let length: LengthRequest
  package let question: Question

  /// A question in one of its phrasings, after a word for the tone and before words for the length.
  package init(
    _ question: Question, phrasing: Int, tone: Tone, prefix: Int, length: LengthRequest
  ) {
    let words = tone.prefixes[prefix] + question.phrasings[phrasing] + length.suffix
    text = words.map(\.spelling).joined(separator: " ")
    topic = question.topic
    self.tone = tone
    self.length = length
    self.question = question
  }

  /// The right answer, without anything around it.
  public var answer: String { question.answer.map(\.spelling).joined(separator: " ") }

  /// Prompts with equal texts are equal.
  public static func == (a: Prompt, b: Prompt) -> Bool { a.text == b.text }

  /// Feeds the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// The forms that a question can take, numbered.
package enum PromptForm {
  private static let heads: [(tone: Tone, prefix: Int)] = Tone.allCases.flatMap { tone in
    tone.prefixes.indices.map { (tone, $0) }
  }

  /// The number of forms: phrasings × words for the tone × lengths.
  package static let count = 2 * heads.count * LengthRequest.allCases.count

  /// The question in the form of that number.
  package static func prompt(_ question: Question, form: Int) -> Prompt {
    let head = heads[form / 2 % heads.count]
    return Prompt(
      question, phrasing: form % 2, tone: head.tone, prefix: head.prefix,
      length: LengthRequest.allCases[form / (2 * heads.count)])
  }
}
