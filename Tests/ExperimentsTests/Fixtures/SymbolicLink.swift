#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `symlink(2)`.
func symbolicLink(_ target: UnsafePointer<CChar>, _ path: UnsafePointer<CChar>) -> CInt {
  symlink(target, path)
}
