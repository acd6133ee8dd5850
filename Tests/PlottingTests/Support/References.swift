import Drawing
import Results
import SystemPackage
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Compares drawings with small reference pictures kept beside the tests.
///
/// `FOLIO_RECORD=missing` writes references that do not exist, `all` writes every one.
enum References {
  private static let folder = FilePath(#filePath)
    .removingLastComponent().removingLastComponent().appending("References")

  /// Expects a drawing to look like its reference; a failing one is written beside it.
  static func check(
    _ frame: Frame, _ name: String, scale: Double = 1,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let png = try frame.png(scale: scale)
    let path = folder.appending("\(name).png")
    let mode = getenv("FOLIO_RECORD").map { String(cString: $0) } ?? "never"
    let earlier = bytes(of: path)
    if mode == "all" || mode == "missing" && earlier == nil {
      write(png, to: path)
      return
    }
    let reference = try #require(
      earlier, "no reference \(name).png; record with FOLIO_RECORD=missing",
      sourceLocation: sourceLocation)
    #expect(
      reference.count <= 20_480, "a reference takes at most 20 KB", sourceLocation: sourceLocation)
    let difference = try BitmapDifference(
      from: Bitmap(png: reference), to: Bitmap(png: png), tolerance: 1)
    guard !difference.isEmpty else { return }
    write(png, to: folder.appending("\(name).failed.png"))
    let share = (difference.changedShare * 100_000).rounded() / 1000
    Issue.record(
      """
      \(name) differs from its reference: \(share) % of the pixels, by up to \
      \(difference.largestChannelDifference) of 255, size \(difference.earlierSize) → \
      \(difference.laterSize), at \(difference.regions.prefix(5)); see \(name).failed.png
      """, sourceLocation: sourceLocation)
  }

  private static func bytes(of path: FilePath) -> [UInt8]? {
    guard let file = try? FileDescriptor.open(path, .readOnly) else { return nil }
    defer { try? file.close() }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while let count = try? buffer.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 {
      bytes += buffer[0..<count]
    }
    return bytes
  }

  private static func write(_ bytes: [UInt8], to path: FilePath) {
    guard
      let file = try? FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate], permissions: .init(rawValue: 0o644))
    else { return }
    defer { try? file.close() }
    _ = try? file.writeAll(bytes)
  }
}
