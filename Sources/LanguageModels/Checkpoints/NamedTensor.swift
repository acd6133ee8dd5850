/// An array of numbers with a name and a shape, as a checkpoint holds it.
public struct NamedTensor: Sendable, Hashable {
  /// The name; no two tensors of a file share one.
  public var name: String
  /// The sizes, outermost first, so that the last index runs fastest; none for a single number.
  public var shape: [Int]
  /// The numbers, as many as the product of the sizes.
  public var values: TensorValues

  /// A tensor.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - shape: Its sizes, each at least 0.
  ///   - values: Its numbers, as many as the product of the sizes.
  public init(name: String, shape: [Int], values: TensorValues) {
    precondition(shape.allSatisfy { $0 >= 0 }, "sizes are at least 0")
    precondition(
      values.count == shape.reduce(1, *), "a tensor has as many numbers as its sizes say")
    self.name = name
    self.shape = shape
    self.values = values
  }
}

/// The numbers of a tensor, in one of the types that a checkpoint can hold.
public enum TensorValues: Sendable, Hashable {
  /// Numbers of 32 bits, `F32`.
  case float32([Float])
  /// Numbers of 64 bits, `F64`.
  case float64([Double])
  /// Whole numbers of 64 bits, `I64`.
  case int64([Int64])

  /// How many there are.
  public var count: Int {
    switch self {
    case .float32(let values): values.count
    case .float64(let values): values.count
    case .int64(let values): values.count
    }
  }

  /// The type of each.
  public var type: TensorType {
    switch self {
    case .float32: .float32
    case .float64: .float64
    case .int64: .int64
    }
  }
}

/// The type of a tensor's numbers, by its name in a safetensors header.
public enum TensorType: String, Sendable, Hashable, CaseIterable {
  /// IEEE 754 binary32.
  case float32 = "F32"
  /// IEEE 754 binary64.
  case float64 = "F64"
  /// Two's complement of 64 bits.
  case int64 = "I64"

  /// The number of bytes that each number takes.
  public var byteCount: Int { self == .float32 ? 4 : 8 }
}
