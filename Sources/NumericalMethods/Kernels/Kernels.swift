import CKernels

/// The inner loops in C, compiled for one level of CPU features.
///
/// Every level gives the same bits; a level changes the speed alone. The environment variable
/// `FOLIO_KERNELS` (`default`, `avx2`, `avx512`) lowers the level that a process uses, which is
/// how a test runs a whole program as an older CPU would.
public struct Kernels: @unchecked Sendable {
  /// The table of functions: constant, alive as long as the process.
  let table: UnsafePointer<folio_kernels>

  /// The kernels in use: the best this CPU has, unless `FOLIO_KERNELS` asks for less.
  public static let selected = Kernels(table: folio_kernels_selected())

  /// The best kernels this CPU has, at most those of the level named; an unknown name limits nothing.
  public static func selection(upTo name: String) -> Kernels {
    Kernels(table: folio_kernels_up_to(name))
  }

  /// The kernels of every level that this CPU has, slowest first.
  public static var available: [Kernels] {
    (0..<3).compactMap { folio_kernels_at(Int32($0)).map(Kernels.init(table:)) }
  }

  /// The level: `default`, `avx2` or `avx512`.
  public var name: String { String(cString: table.pointee.name) }
}
