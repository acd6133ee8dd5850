import CCairo

/// Gathers the bytes that cairo writes.
final class ByteSink {
  private(set) var bytes: [UInt8] = []

  fileprivate func append(_ data: UnsafePointer<UInt8>, count: Int) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: count))
  }

  /// The sink as cairo hands it back to `write`; the surface must be finished while the sink lives,
  /// since a context may keep an unfinished one and write its end later.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  /// Does what makes cairo write, during which the sink must not go away.
  func outlive(_ work: () -> Void) {
    withExtendedLifetime(self, work)
  }

  /// `cairo_write_func_t`: appends to the sink behind the closure.
  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
      .append(data, count: Int(length))
    return CAIRO_STATUS_SUCCESS
  }
}

/// Turns a status of cairo into an error.
func check(_ status: cairo_status_t) throws(DrawingError) {
  guard status != CAIRO_STATUS_SUCCESS else { return }
  throw .library(String(cString: cairo_status_to_string(status)))
}
