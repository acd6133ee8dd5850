import Foundation
import TestSupport
import Testing

/// Files of the working state and of the published report that are no longer what was written.
struct StoredFileDamageTests {
  private static let damages: [@Sendable (Data) -> Data] = [
    { bytes in
      var bytes = bytes
      // In the middle of what the file says, and so that text stays text.
      if !bytes.isEmpty { bytes[bytes.startIndex + bytes.count * 3 / 5] ^= 1 }
      return bytes
    },
    { $0.prefix($0.count / 2) },
    { _ in Data() },
  ]

  private static let built = Result { try SmallReport.built() }

  /// Files by the beginning of their path: every kind that a build writes.
  @Test(arguments: [
    [".folio/store", ".folio/history", ".folio/stamps"], [".folio/cache", "Output/data"],
    ["Output/manifest.json", "Output/figures"], ["Output/index.html", "Output/report.pdf"],
  ])
  func `Whatever files are damaged or gone, the next build makes the same report`(kinds: [String])
    throws
  {
    let test = try Self.built.get().copy()
    let published = try test.contents(of: "Output")
    for kind in kinds {
      let paths = try FileManager.default.subpathsOfDirectory(atPath: test.root.path).sorted()
        .filter { $0.hasPrefix(kind) && test.isFile($0) }
      try #require(!paths.isEmpty)
      for (number, path) in paths.enumerated() {
        let bytes = try Data(contentsOf: test.root.appendingPathComponent(path))
        let damage = Self.damages[number % Self.damages.count]
        number % 4 == 3 ? try test.remove(path) : try test.write(damage(bytes), to: path)
      }
    }
    #expect(try test.folio("explain", "curve").status == 0)
    // So that what is damaged is needed: a shortcut past everything ends at the text.
    try test.replace("The reward ends", with: "The reward ended", in: SmallReport.curves)
    let changed = try test.folio("build")
    #expect(changed.status == 0, "\(changed.errors)")
    try test.replace("The reward ended", with: "The reward ends", in: SmallReport.curves)
    let outcome = try test.folio("build")
    #expect(outcome.status == 0 && !outcome.errors.contains("warning"), "\(outcome.errors)")
    #expect(try test.contents(of: "Output") == published)
  }

  /// A flipped bit of a shortcut may spell another word; it must not reach the page.
  @Test func `A shortcut that says something else is not believed`() throws {
    let test = try Self.built.get().copy()
    let page = try test.read("Output/index.html")
    for path in [".folio/cache/figures-full.json", ".folio/stamps/full.json"] {
      let text = try test.read(path)
      try test.write(
        text.replacingOccurrences(of: "time", with: "tide")
          .replacingOccurrences(of: "cl-rise", with: "cl-rice"), to: path)
      #expect(try test.read(path) != text)
    }
    #expect(try test.folio("build").status == 0)
    #expect(try test.read("Output/index.html") == page)
  }

  @Test
  func `What trained networks are stored in is checked, and trained again where it is damaged`()
    throws
  {
    let test = try TrainingReport.repository(policySteps: 2)
    try #require(try test.folio("build").status == 0)
    let published = try test.contents(of: "Output")
    let shared = try test.contents(of: ".folio/store/shared").keys.filter { $0.hasSuffix(".bytes") }
    try #require(shared.count == TrainingReport.trainingCount)
    for (number, name) in shared.sorted().enumerated() {
      let path = ".folio/store/shared/\(name)"
      let bytes = try Data(contentsOf: test.root.appendingPathComponent(path))
      try test.write(Self.damages[number % Self.damages.count](bytes), to: path)
    }
    try test.remove("Output")
    for entry in test.storedResults() { try test.remove(".folio/store/\(entry)") }
    let outcome = try test.folio("build")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try test.contents(of: "Output") == published)
  }

  @Test(arguments: ["1970-01-02", "2106-01-01"])
  func `A clock that was set does not matter`(date: String) throws {
    let test = try Self.built.get().copy()
    let published = try test.contents(of: "Output")
    try test.run("sh", ["-c", "find . -exec touch -h -d \(date) {} +"])
    #expect(try test.folio("build").output.hasPrefix("Output: nothing to do\n"))
    try test.replace("duration: 2", with: "duration: 3", in: SmallReport.curves)
    let other = try test.folio("build")
    #expect(other.status == 0 && other.output.contains("2 runs computed, 1 experiment at hand"))
    try test.run("sh", ["-c", "find . -exec touch -h -d \(date) {} +"])
    try test.replace("duration: 3", with: "duration: 2", in: SmallReport.curves)
    let back = try test.folio("build")
    #expect(back.status == 0 && back.output.contains("0 runs computed"))
    #expect(try test.contents(of: "Output") == published)
  }

  @Test func `A result that vanished is computed again, and no other`() throws {
    let test = try Self.built.get().copy()
    let published = try test.contents(of: "Output")
    try test.remove("Output")
    let before = try test.identities(of: ".folio/store")
    let gone = test.storedResults().enumerated().filter { $0.offset.isMultiple(of: 2) }.map(
      \.element)
    for entry in gone { try test.remove(".folio/store/\(entry)") }
    let outcome = try test.folio("build")
    #expect(outcome.status == 0 && outcome.runs("computed") <= gone.count)
    #expect(try test.contents(of: "Output") == published)
    let after = try test.identities(of: ".folio/store").filter { $0.key.hasSuffix(".table") }
    for (entry, identity) in after where !gone.contains(entry) {
      #expect(before[entry] == identity)
    }
  }
}

extension FolioTest {
  fileprivate func isFile(_ path: String) -> Bool {
    let place = root.appendingPathComponent(path)
    return (try? place.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
  }
}
