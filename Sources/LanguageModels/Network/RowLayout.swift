import NumericalMethods

/// Which rows a network computes for some groups of sequences, and which rows each sees.
///
/// A prompt's rows exist once, whatever the number of its responses. The rows whose outputs are read come last and
/// are the only ones that pass the whole last layer; the others there are keys and values alone. Response rows are
/// ordered by position first, so that drawing tokens position by position appends rows.
struct RowLayout {
  /// What is read of the network.
  enum Reading {
    /// The distribution of each response token: rows of the prompt's last token and of all response tokens but the last.
    case nextTokens
    /// A score of each response: the rows of the last tokens.
    case lastTokens
    /// Every row; groups have no responses.
    case everyToken
  }

  /// Token and position of each row.
  private(set) var places: [EmbeddingPlace] = []
  /// The rows of each sequence from the prompt's first token on, sequence by sequence.
  private(set) var paths: [Int32] = []
  /// Every row as a query.
  private(set) var segments: [AttentionSegment] = []
  /// The rows that are read as queries.
  private(set) var readerSegments: [AttentionSegment] = []
  /// The first row that is read; all after it are too.
  private(set) var firstReader = 0
  /// The row, counted from the first reader, and the token of each response token, response by response.
  private(set) var targets: [SoftmaxTarget] = []
  /// At least the greatest number of rows of a path.
  private(set) var longestPath = 1
  /// The number of sequences.
  var sequenceCount: Int { pathStarts.count }

  private var pathStarts: [Int] = []
  private var promptLengths: [Int] = []

  var rowCount: Int { places.count }

  /// The rows of whole sequences.
  init(_ groups: some Collection<PromptGroup>, reading: Reading) {
    let rowsOfLast = reading == .nextTokens ? 0 : 1
    addPrompts(groups, reading) { $0.responses.map { $0.count - 1 + rowsOfLast } }
    let responses = groups.flatMap(\.responses)
    precondition(responses.allSatisfy { !$0.isEmpty }, "a response has at least one token")
    let longest = responses.map(\.count).max() ?? 0
    for position in 0..<max(0, longest - 1) {
      for (sequence, response) in responses.enumerated() where position < response.count - 1 {
        append(response[position], at: position, of: sequence)
      }
    }
    if reading == .lastTokens {
      firstReader = rowCount
      for (sequence, response) in responses.enumerated() {
        guard let last = response.last else { continue }
        append(last, at: response.count - 1, of: sequence)
      }
    }
    addSegments(responses.map { $0.count - 1 + rowsOfLast }, reading)
    if reading == .nextTokens { setTargets(responses) }
  }

  /// The rows of prompts alone, with room for responses of that many rows to be drawn.
  init(prompts: some Collection<[Token]>, samplesPerPrompt: Int, longestResponse: Int) {
    let groups = prompts.map {
      PromptGroup(prompt: $0, responses: Array(repeating: [], count: samplesPerPrompt))
    }
    addPrompts(groups, .nextTokens) { $0.responses.map { _ in longestResponse } }
    addSegments(Array(repeating: 0, count: sequenceCount), .nextTokens)
  }

  // MARK: Prompts

  private mutating func addPrompts(
    _ groups: some Collection<PromptGroup>, _ reading: Reading,
    _ responseRows: (PromptGroup) -> [Int]
  ) {
    let heldBack = reading == .nextTokens ? 1 : 0
    var lastRow = groups.reduce(0) { $0 + $1.prompt.count - heldBack }
    if reading == .nextTokens { firstReader = lastRow }
    for group in groups {
      precondition(!group.prompt.isEmpty, "a prompt has at least one token")
      let start = paths.count
      for (position, token) in group.prompt.dropLast(heldBack).enumerated() {
        paths.append(Int32(rowCount))
        places.append(EmbeddingPlace(token: token, position: position))
      }
      if heldBack == 1 {
        paths.append(Int32(lastRow))
        lastRow += 1
      }
      addPaths(responseRows(group), prompt: Array(paths[start...]), start: start)
      promptStarts.append(start)
      promptLengthOfGroup.append(group.prompt.count)
    }
    guard heldBack == 1 else { return }
    for group in groups {
      guard let last = group.prompt.last else { continue }
      places.append(EmbeddingPlace(token: last, position: group.prompt.count - 1))
    }
  }

  private var promptStarts: [Int] = []
  private var promptLengthOfGroup: [Int] = []

  /// A path for each response of a group: the first continues the prompt's own, the others repeat it.
  private mutating func addPaths(_ responseRows: [Int], prompt: [Int32], start: Int) {
    longestPath = max(longestPath, prompt.count + (responseRows.max() ?? 0))
    for (number, rows) in responseRows.enumerated() {
      pathStarts.append(number == 0 ? start : paths.count)
      promptLengths.append(prompt.count)
      if number > 0 { paths += prompt }
      paths += Array(repeating: 0, count: rows)
    }
  }

  // MARK: Responses

  /// Adds the row of a response token.
  mutating func append(_ token: Token, at position: Int, of sequence: Int) {
    let place = promptLengths[sequence] + position
    paths[pathStarts[sequence] + place] = Int32(rowCount)
    places.append(EmbeddingPlace(token: token, position: place))
  }

  /// Makes the tokens at one position of some sequences the only queries.
  mutating func setSegments(ofTokensAt position: Int, of sequences: [Int]) {
    segments = sequences.map { sequence in
      let place = promptLengths[sequence] + position
      return AttentionSegment(path: pathStarts[sequence], first: place, end: place + 1)
    }
    readerSegments = segments
  }

  /// The reader, counted from the first, whose distribution the token at this position is drawn from.
  func reader(ofTokenAt position: Int, of sequence: Int) -> Int {
    Int(paths[pathStarts[sequence] + promptLengths[sequence] + position - 1]) - firstReader
  }

  /// Sets segments and targets for what was drawn.
  mutating func finish(_ responses: [[Token]]) {
    segments = []
    readerSegments = []
    addSegments(responses.map { $0.count - 1 }, .nextTokens)
    setTargets(responses)
  }

  private mutating func setTargets(_ responses: [[Token]]) {
    targets = []
    for (sequence, response) in responses.enumerated() {
      for (position, token) in response.enumerated() {
        targets.append(
          SoftmaxTarget(row: reader(ofTokenAt: position, of: sequence), token: token))
      }
    }
  }

  /// Prompts as queries first, then each sequence's own rows.
  private mutating func addSegments(_ responseRows: [Int], _ reading: Reading) {
    for (start, length) in zip(promptStarts, promptLengthOfGroup) {
      segments.append(AttentionSegment(path: start, first: 0, end: length))
      switch reading {
      case .nextTokens:
        readerSegments.append(AttentionSegment(path: start, first: length - 1, end: length))
      case .everyToken:
        readerSegments.append(AttentionSegment(path: start, first: 0, end: length))
      case .lastTokens: break
      }
    }
    for (sequence, rows) in responseRows.enumerated() where rows > 0 {
      let (path, first) = (pathStarts[sequence], promptLengths[sequence])
      let segment = AttentionSegment(path: path, first: first, end: first + rows)
      segments.append(segment)
      readerSegments.append(
        reading == .lastTokens
          ? AttentionSegment(path: path, first: first + rows - 1, end: first + rows) : segment)
    }
  }
}
