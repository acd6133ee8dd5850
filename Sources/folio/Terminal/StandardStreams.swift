import Comparison
import Glibc

/// Writing to the process's streams.
package enum StandardStreams {
  /// Writes lines of text to standard output.
  ///
  /// What files and names in them could steer a terminal with is
  /// made visible.
  package static func write(lines text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    write(lines.map { TerminalText.plain(String($0)) + "\n" }.joined().utf8, to: .output)
  }

  /// Writes all of a text; what cannot be written (a closed pipe) is given up in silence, as there
  /// is nobody to tell.
  package static func write(_ bytes: some Sequence<UInt8>, to stream: Terminal.Stream) {
    let bytes = Array(bytes)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        Glibc.write(
          stream.rawValue, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
      guard count > 0 else { return }
      written += count
    }
  }
}
