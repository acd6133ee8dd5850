/// Room for numbers that is kept between uses and handed out piece by piece.
///
/// All pieces of one use are laid out first and begin at multiples of 64 bytes; the room grows to the greatest
/// use and what was in it is then lost.
final class NumberArena<Scalar> {
  private var memory: UnsafeMutableRawPointer?
  private var capacity = 0

  deinit { memory?.deallocate() }

  /// Room for pieces of these lengths; what they hold at first is arbitrary.
  func reserve(_ lengths: [Int]) -> [UnsafeMutablePointer<Scalar>] {
    let stride = MemoryLayout<Scalar>.stride
    var starts: [Int] = []
    var end = 0
    for length in lengths {
      starts.append(end)
      end += (length * stride + 63) / 64 * 64
    }
    let start = room(end)
    return starts.map { (start + $0).assumingMemoryBound(to: Scalar.self) }
  }

  private func room(_ bytes: Int) -> UnsafeMutableRawPointer {
    if let memory, bytes <= capacity { return memory }
    memory?.deallocate()
    let fresh = UnsafeMutableRawPointer.allocate(byteCount: max(bytes, 64), alignment: 64)
    // Numbers from the start: sums over what nobody wrote stay finite.
    fresh.initializeMemory(as: UInt8.self, repeating: 0, count: max(bytes, 64))
    memory = fresh
    capacity = max(bytes, 64)
    return fresh
  }
}

/// Sets numbers to 0.
func clear<Scalar>(_ numbers: UnsafeMutablePointer<Scalar>, count: Int) {
  UnsafeMutableRawPointer(numbers).initializeMemory(
    as: UInt8.self, repeating: 0, count: count * MemoryLayout<Scalar>.stride)
}
