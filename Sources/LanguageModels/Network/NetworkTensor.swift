/// One of a network's tensors: its name, its sizes and its place among the parameters.
public struct NetworkTensor: Sendable, Hashable {
  /// `tok`, `pos`, `layers.0.ln1.gain`, `layers.0.ln1.bias`, `layers.0.qkv`, `layers.0.wo`, `layers.0.ln2.gain`,
  /// `layers.0.ln2.bias`, `layers.0.w1`, `layers.0.w2`, …, `ln.gain`, `ln.bias`, `head`.
  public let name: String
  /// Rows and columns of a matrix, which lies row by row; the length of a gain or bias.
  public let sizes: [Int]
  /// The place of its first number.
  public let start: Int
  /// What it holds at the start.
  public let initialValue: InitialValue

  /// What a tensor holds before training.
  public enum InitialValue: Sendable, Hashable {
    /// Every number is this one.
    case constant(Double)
    /// Independent normal numbers of mean 0 and this standard deviation.
    case normal(deviation: Double)
  }

  /// The number of its numbers.
  public var count: Int { sizes.reduce(1, *) }

  /// Its places among the parameters.
  public var range: Range<Int> { start..<start + count }
}
