import NumericalMethods

/// One part of a batch: some groups, their rows, and what is computed for them.
final class BatchPart<Scalar: KernelScalar> {
  /// The groups of the batch that belong to this part.
  var groups = 0..<0
  /// The sequences of the batch that belong to it.
  var sequences = 0..<0
  /// The response tokens of the batch that belong to it.
  var tokens = 0..<0
  var layout = RowLayout(prompts: [], samplesPerPrompt: 1, longestResponse: 0)
  /// What a rollout drew.
  var drawn = DrawnResponses<Scalar>()
  private(set) var activations: Activations<Scalar>?
  private let arena = NumberArena<Scalar>()
  private let gradientArena = NumberArena<Scalar>()

  /// How many parts a batch is cut into, if it has so many groups: independent of the number of threads.
  static var greatestCount: Int { 8 }

  /// Room for the activations of so many rows.
  func reserve(
    _ shape: NetworkShape, rows: Int, readers: Int, isKept: Bool
  ) -> Activations<Scalar> {
    let made = Activations<Scalar>(
      shape,
      Activations.Size(
        rows: rows, readers: readers, longestPath: layout.longestPath, isKept: isKept), in: arena)
    activations = made
    return made
  }

  /// Room for a gradient [parameters], all 0.
  func clearedGradient(_ count: Int) -> UnsafeMutablePointer<Scalar> {
    let gradient = gradientArena.reserve([count])[0]
    clear(gradient, count: count)
    return gradient
  }

  /// The gradient as it was left.
  func gradient(_ count: Int) -> UnsafeMutablePointer<Scalar> { gradientArena.reserve([count])[0] }

  /// Calls `body` with the layout's places and queries.
  func withQueries(
    _ body: (UnsafePointer<EmbeddingPlace>, ForwardPass<Scalar>.Queries) -> Void
  ) {
    layout.places.withUnsafeBufferPointer { places in
      layout.paths.withUnsafeBufferPointer { paths in
        layout.segments.withUnsafeBufferPointer { segments in
          layout.readerSegments.withUnsafeBufferPointer { readers in
            guard let places = places.baseAddress else { return }
            body(
              places,
              ForwardPass.Queries(paths: paths, segments: segments, readerSegments: readers))
          }
        }
      }
    }
  }
}
