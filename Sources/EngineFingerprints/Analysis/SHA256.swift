import CGLib

/// The digest algorithm of all fingerprints, as GLib has it.
package enum SHA256 {
  /// The digest of bytes, as 64 lower-case hexadecimal digits.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    let digest = bytes.withUnsafeBufferPointer { buffer in
      g_compute_checksum_for_data(G_CHECKSUM_SHA256, buffer.baseAddress, gsize(buffer.count))
    }
    guard let digest else { preconditionFailure("GLib has SHA-256") }
    defer { g_free(digest) }
    return String(cString: digest)
  }
}
