import Glibc

extension Cost {
  /// Nothing so far.
  static let zero = Cost(wall: 0, processor: 0)

  /// Runs work in this process and adds what it took.
  mutating func add<Result>(_ work: () throws -> Result) rethrows -> Result {
    var result: Result?
    let cost = try Cost.of { result = try work() }
    wall += cost.wall
    processor += cost.processor
    guard let result else { preconditionFailure("work that does not throw has a result") }
    return result
  }

  /// The greatest memory of this process in bytes since it was started, or nil where the system does not tell.
  ///
  /// Linux counts it for each program from its start (`VmHWM`); that of `getrusage` begins with the parent's.
  static var peakMemoryOfThisProcess: Int? {
    guard let file = fopen("/proc/self/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return Int(text.filter(\.isNumber)).map { $0 * 1024 }
    }
    return nil
  }
}
