import Foundation
import TestSupport
import Testing

/// What happens when the store of results is damaged, may not be written, or is full.
struct StoreDamageTests {
  private static let damages: [(name: String, damage: @Sendable (Data) -> Data)] = [
    ("emptied", { _ in Data() }),
    ("cut off", { $0.prefix($0.count / 2) }),
    ("one bit flipped in the values", { Self.flipping($0, at: $0.count - 3) }),
    ("one bit flipped in the digest", { Self.flipping($0, at: 50) }),
    ("lengthened", { $0 + [0] }),
    ("something else", { _ in Data("not a table".utf8) }),
  ]

  @Sendable private static func flipping(_ bytes: Data, at place: Int) -> Data {
    var bytes = bytes
    bytes[bytes.startIndex + place] ^= 4
    return bytes
  }

  @Test(arguments: damages.map(\.name))
  func `A damaged entry of the store is noticed and computed again`(name: String) throws {
    let damage = try #require(Self.damages.first { $0.name == name }).damage
    let test = try SmallReport.built()
    let published = try test.contents(of: "Output")
    try test.remove("Output")
    for entry in test.storedResults() {
      let path = ".folio/store/\(entry)"
      let bytes = try Data(contentsOf: test.root.appendingPathComponent(path))
      try test.write(damage(bytes), to: path)
    }
    #expect(
      try test.folio("explain", "times").output.contains(
        "the stored result is damaged and will be computed again"))
    let outcome = try test.folio("build")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("· 5 runs computed, 0 experiments at hand\n"))
    #expect(try test.contents(of: "Output") == published)
  }

  @Test func `An entry that is another's is noticed and computed again`() throws {
    let test = try SmallReport.built()
    let published = try test.contents(of: "Output")
    try test.remove("Output")
    let entries = test.storedResults()
    let first = try Data(
      contentsOf: test.root.appendingPathComponent(".folio/store/\(entries[0])"))
    for entry in entries.dropFirst() { try test.write(first, to: ".folio/store/\(entry)") }
    #expect(try test.folio("build").status == 0)
    #expect(try test.contents(of: "Output") == published)
  }

  @Test func `A stored result that --fresh cannot reproduce is an error`() throws {
    let test = try SmallReport.built()
    let csv = try test.read("Output/data/times.csv")
    let manifest = try test.read("Output/manifest.json")
    let changed = csv.replacingOccurrences(of: "0.04,", with: "0.05,")
    // Whoever changes a number must also forge its digest in the manifest to be believed …
    try test.write(changed, to: "Output/data/times.csv")
    #expect(csv != changed)
    let digests = try [csv, changed].map { text in
      try test.write(text, to: "digest.txt")
      return try test.run("sha256sum", ["digest.txt"]).output.prefix(64)
    }
    try test.write(
      manifest.replacingOccurrences(of: digests[0], with: digests[1]), to: "Output/manifest.json")
    try test.remove(".folio")
    #expect(try test.folio("build").output.contains("0 runs computed"))
    // … and computing afresh tells nevertheless.
    let outcome = try test.folio("build", "--fresh")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains(
        "Chapters/02-times.md:7:6: error: ‘times’ computed anew gives another table than the published one\n"
      ))
  }

  @Test func `A file where the state's folder should be is an error that says so`() throws {
    let test = try SmallReport.repository(adding: [".folio": "in the way\n"])
    let outcome = try test.folio("build")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("error: the result store ‘"))
    #expect(!test.exists("Output"))
    #expect(try test.read(".folio") == "in the way\n")
  }
}

/// What happens on file systems that refuse, mounted for the purpose; this needs the right to mount,
/// without which the tests are skipped.
@Suite(.serialized, .enabled(if: MountedFolder.isPossible, "mounting needs root"))
struct RefusingDiskTests {
  @Test func `A full disk is said to be full, nothing is lost, and the build resumes`() throws {
    let test = try SlowReport.repository()
    let published = try SlowReport.published()
    let disk = try MountedFolder(".folio", of: test, options: "size=64k")
    let outcome = try test.folio("build", "--jobs", "1")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("cannot be written: the disk is full\n"))
    #expect(outcome.errors.contains("what was computed and could not be stored will run again"))
    #expect(
      outcome.output.hasPrefix("stopped: ") && outcome.output.hasSuffix("Output is as it was\n"))
    #expect(!test.exists("Output"))
    let kept = test.storedResults().count
    #expect(kept > 0 && kept < SlowReport.unitCount)
    try disk.remount("size=8m")
    let resumed = try test.folio("build")
    #expect(resumed.status == 0)
    #expect(resumed.runs("at hand") == kept)
    #expect(try test.contents(of: "Output") == published)
  }

  @Test func `A store that may not be written is said so, and what is at hand is still used`()
    throws
  {
    let test = try SmallReport.repository()
    let disk = try MountedFolder(".folio", of: test, options: "size=8m")
    try #require(try test.folio("build").status == 0)
    let before = try test.identities()
    try disk.remount("ro")
    #expect(try test.folio("build").output.hasPrefix("Output: nothing to do\n"))
    try test.replace("gain: 0.2", with: "gain: 0.3", in: SmallReport.times)
    let outcome = try test.folio("build")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("cannot be written: the file system is read-only\n"))
    #expect(try test.identities() == before)
  }

  @Test func `A disk that fills while publishing leaves the old report whole`() throws {
    let test = try FolioTest([:])
    let disk = try MountedFolder("disk", of: test, options: "size=300k")
    for (path, text) in SmallReport.files { try test.write(text, to: "disk/\(path)") }
    var outcome = try test.folio("build", in: "disk")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("the disk is full"))
    #expect(!test.exists("disk/Output"))
    try disk.remount("size=8m")
    outcome = try test.folio("build", in: "disk")
    #expect(outcome.status == 0)
    #expect(try test.contents(of: "disk/Output").keys.sorted() == SmallReport.published)
  }

  @Test func `The working state may lie on another disk than the report`() throws {
    let test = try SmallReport.repository()
    let disk = try MountedFolder("elsewhere", of: test, options: "size=8m")
    try FileManager.default.createSymbolicLink(
      atPath: test.root.appendingPathComponent(".folio").path, withDestinationPath: "elsewhere")
    let outcome = try test.folio("build")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try test.contents(of: "Output").keys.sorted() == SmallReport.published)
    _ = disk
  }
}

/// A folder on a file system in memory of its own, until the value goes away.
private final class MountedFolder: Sendable {
  static let isPossible: Bool = {
    guard let test = try? FolioTest([:]) else { return false }
    return (try? MountedFolder("probe", of: test, options: "size=64k")) != nil
  }()

  private let test: FolioTest
  private let path: String

  init(_ path: String, of test: FolioTest, options: String) throws {
    self.test = test
    self.path = test.root.appendingPathComponent(path).path
    try FileManager.default.createDirectory(atPath: self.path, withIntermediateDirectories: true)
    let outcome = try test.run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", self.path])
    guard outcome.status == 0 else { throw CocoaError(.fileWriteNoPermission) }
  }

  func remount(_ options: String) throws {
    let outcome = try test.run("mount", ["-o", "remount,\(options)", path])
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  deinit {
    _ = try? test.run("umount", [path])
  }
}
