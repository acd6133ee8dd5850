public import SystemPackage

/// A small file of working state that tells when it is not what was written: its first line is the
/// digest of the rest.
///
/// Text like JSON can lose a bit and still be read, as something else.
public enum SealedFile {
  /// What was written to a file, or nil where it is not there, cannot be read, or is something else now.
  public static func contents(of path: FilePath) -> [UInt8]? {
    guard let bytes = try? FileSystem.read(path), bytes.count > digitCount,
      bytes[digitCount] == UInt8(ascii: "\n")
    else { return nil }
    let contents = Array(bytes[(digitCount + 1)...])
    let digits = String(decoding: bytes[..<digitCount], as: UTF8.self)
    return Fingerprint(of: contents).hexadecimal == digits ? contents : nil
  }

  /// Writes a file in one step, with its folders.
  public static func write(_ contents: [UInt8], to path: FilePath) throws(FileError) {
    try FileSystem.write(Array("\(Fingerprint(of: contents))\n".utf8) + contents, to: path)
  }

  private static let digitCount = 64
}
