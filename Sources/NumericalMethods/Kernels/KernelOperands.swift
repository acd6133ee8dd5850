/// Rows of numbers somewhere in memory, borrowed for the length of a call.
public struct StridedRows<Scalar> {
  /// Element (0, 0).
  public let start: UnsafePointer<Scalar>
  /// How many numbers of each row are meant.
  public let width: Int
  /// From a row to the next.
  public let stride: Int

  /// Rows one after the other, or with a stride of at least the width.
  public init(_ start: UnsafePointer<Scalar>, width: Int, stride: Int? = nil) {
    self.start = start
    self.width = width
    self.stride = stride ?? width
  }
}

/// The product X·W of rows with a packed matrix.
public struct PackedProduct<Scalar> {
  /// X [rowCount × innerCount].
  public let rows: StridedRows<Scalar>
  /// The number of rows of X.
  public let rowCount: Int
  /// W [innerCount × columnCount], as `KernelScalar.pack` made it.
  public let matrix: UnsafePointer<Scalar>
  /// The number of columns of W.
  public let columnCount: Int

  /// The length of the sums, the number of rows of W.
  public var innerCount: Int { rows.width }

  /// A product of some rows with a packed matrix that has as many rows as those are wide.
  public init(
    _ rows: StridedRows<Scalar>, rowCount: Int, matrix: UnsafePointer<Scalar>, columnCount: Int
  ) {
    self.rows = rows
    self.rowCount = rowCount
    self.matrix = matrix
    self.columnCount = columnCount
  }
}

/// What a product does with each of its sums; what is read and written has the shape and stride of the result.
public enum ProductFinish<Scalar> {
  /// The sum itself.
  case none
  /// The sum, started from this instead of 0; it may be the result's own memory.
  case adding(UnsafePointer<Scalar>)
  /// GELU of the sum, and GELU's slope there, which is kept unless nil.
  ///
  /// GELU(u) = u σ(2a), a = √(2/π)(u + 0.044715u³), σ the logistic function. The slope is
  /// σ + 2uσ(1 − σ)√(2/π)(1 + 0.134145u²).
  ///
  /// Source: D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units" (2016), section 2; ½(1 + tanh a) = σ(2a).
  case gaussianErrorLinear(slopes: UnsafeMutablePointer<Scalar>?)
  /// The sum times this.
  case scaled(by: UnsafePointer<Scalar>)
}

/// Queries, keys and values of some rows, and the paths along which they see each other.
public struct RaggedAttention<Scalar> {
  /// Queries, keys and values one after the other for each row [rows × 3·width]; head h has the columns
  /// h·width/heads … of each.
  public let rows: UnsafePointer<Scalar>
  /// The width of the queries, of the keys and of the values, all heads together.
  public let width: Int
  /// The number of heads, a divisor of the width.
  public let headCount: Int
  /// Numbers of rows, path by path; each path from its first place.
  public let paths: UnsafePointer<Int32>
  /// At least the number of places of the longest path: the distance from one head's weights to the next.
  public let longest: Int

  /// Rows and paths, borrowed.
  public init(
    rows: UnsafePointer<Scalar>, width: Int, headCount: Int, paths: UnsafePointer<Int32>,
    longest: Int
  ) {
    self.rows = rows
    self.width = width
    self.headCount = headCount
    self.paths = paths
    self.longest = longest
  }
}

/// Queries that follow each other on a path: the rows at its places `first ..< end`.
public struct AttentionSegment: Sendable, Hashable {
  /// Where the path begins among the numbers of all paths.
  public var path: Int32
  /// The place of the first query.
  public var first: Int32
  /// The place after that of the last query.
  public var end: Int32

  /// The queries at the places first ..< end of the path that begins there.
  public init(path: Int, first: Int, end: Int) {
    self.path = Int32(path)
    self.first = Int32(first)
    self.end = Int32(end)
  }
}

/// A token of a softmax row.
public struct SoftmaxTarget: Sendable, Hashable {
  /// The number of the row.
  public var row: Int32
  /// The number of the token.
  public var token: Int32

  /// A token of a row.
  public init(row: Int, token: Int32) {
    self.row = Int32(row)
    self.token = token
  }
}

/// What a row of embeddings stands for.
public struct EmbeddingPlace: Sendable, Hashable {
  /// The number of the token.
  public var token: Int32
  /// The position, from 0.
  public var position: Int32

  /// A token at a position.
  public init(token: Int32, position: Int) {
    self.token = token
    self.position = Int32(position)
  }
}

/// One step of Adam with decoupled weight decay.
///
/// With g the gradient times `gradientScale`: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g²,
/// θ ← shrinkage·θ − rate · (m·firstCorrection)/(√(v·secondCorrection) + ε).
///
/// Source: D. P. Kingma and J. Ba, "Adam" (2015), algorithm 1; I. Loshchilov and F. Hutter, "Decoupled Weight Decay
/// Regularization" (2019), algorithm 2.
public struct AdamStep<Scalar: Sendable>: Sendable {
  /// The factor of the gradient, such as that of clipping.
  public var gradientScale: Scalar
  /// β₁.
  public var firstDecay: Scalar
  /// β₂.
  public var secondDecay: Scalar
  /// 1/(1 − β₁ᵗ) at step t = 1, 2, ….
  public var firstCorrection: Scalar
  /// 1/(1 − β₂ᵗ).
  public var secondCorrection: Scalar
  /// ε, added after the root.
  public var epsilon: Scalar
  /// The learning rate.
  public var rate: Scalar
  /// 1 − learning rate · weight decay.
  public var shrinkage: Scalar

  /// The numbers of a step.
  public init(
    gradientScale: Scalar, firstDecay: Scalar, secondDecay: Scalar, firstCorrection: Scalar,
    secondCorrection: Scalar, epsilon: Scalar, rate: Scalar, shrinkage: Scalar
  ) {
    self.gradientScale = gradientScale
    self.firstDecay = firstDecay
    self.secondDecay = secondDecay
    self.firstCorrection = firstCorrection
    self.secondCorrection = secondCorrection
    self.epsilon = epsilon
    self.rate = rate
    self.shrinkage = shrinkage
  }
}
