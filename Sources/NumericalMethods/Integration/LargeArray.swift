import Glibc

/// An array of zeros; where it is large, the system is asked to keep it in large pages, which costs fewer
/// interruptions and address look-ups.
func largeArray(_ count: Int) -> [Double] {
  [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
    if let start = buffer.baseAddress, count * 8 > 1 << 22 {
      // The pages that lie wholly within; a system that cannot do it says no, and nothing changes.
      let pageSize = 4096
      let first = (Int(bitPattern: start) + pageSize - 1) / pageSize * pageSize
      let end = (Int(bitPattern: start) + count * 8) / pageSize * pageSize
      if let place = UnsafeMutableRawPointer(bitPattern: first) {
        madvise(place, end - first, MADV_HUGEPAGE)
      }
    }
    buffer.initialize(repeating: 0)
    initialized = count
  }
}
