import Foundation
import Publishing
import Results
import SystemPackage
import Testing

@Suite final class PublishedFolderTests {
  private let scratch: FilePath
  private let output: FilePath

  init() throws {
    let name = "folio-publishing-\(UUID().uuidString)"
    scratch = FilePath(FileManager.default.temporaryDirectory.path).appending(name)
    output = scratch.appending("Output")
    try FileSystem.createFolders(at: scratch)
  }

  deinit { try? FileSystem.remove(scratch) }

  private static let first: [String: [UInt8]] = [
    "index.html": Array("one".utf8), "figures/fig-a.svg": Array("svg".utf8),
    "data/runs.csv": Array("a\n1\n".utf8), "manifest.json": Array("{}".utf8),
  ]

  private func contents(_ name: String) throws -> String {
    String(decoding: try FileSystem.read(output.appending(name)), as: UTF8.self)
  }

  private func identity(_ name: String) throws -> [FileAttributeKey: AnyHashable] {
    let path = output.appending(name).string
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return [
      .systemFileNumber: attributes[.systemFileNumber] as? UInt64,
      .modificationDate: attributes[.modificationDate] as? Date,
    ]
  }

  @Test func `the first publication makes the folder with all files`() throws {
    let folder = PublishedFolder(output)
    #expect(
      try folder.publish(Self.first)
        == .replaced(
          paths: ["data/runs.csv", "figures/fig-a.svg", "index.html", "manifest.json"]))
    #expect(try contents("figures/fig-a.svg") == "svg")
    #expect(try FileSystem.names(in: scratch) == ["Output"])
  }

  @Test func `publishing the same bytes touches nothing`() throws {
    let folder = PublishedFolder(output)
    _ = try folder.publish(Self.first)
    let before = try Self.first.keys.sorted().map(identity)
    let folderBefore = try identity("")
    #expect(try folder.publish(Self.first) == .unchanged)
    #expect(try Self.first.keys.sorted().map(identity) == before)
    #expect(try identity("") == folderBefore)
  }

  @Test func `a change replaces that file alone and removes what is no longer made`() throws {
    let folder = PublishedFolder(output)
    _ = try folder.publish(Self.first)
    let before = try identity("figures/fig-a.svg")
    var files = Self.first
    files["index.html"] = Array("two".utf8)
    files["data/runs.csv"] = nil
    #expect(try folder.publish(files) == .replaced(paths: ["data/runs.csv", "index.html"]))
    #expect(try contents("index.html") == "two")
    #expect(!FileSystem.exists(output.appending("data/runs.csv")))
    #expect(try identity("figures/fig-a.svg") == before)
  }

  @Test func `files that are not the report's are carried over`() throws {
    let folder = PublishedFolder(output)
    _ = try folder.publish(Self.first)
    try FileSystem.write("mine", to: output.appending("CNAME"))
    try FileSystem.write("mine", to: output.appending("figures/notes.txt"))
    var files = Self.first
    files["index.html"] = Array("two".utf8)
    _ = try folder.publish(files)
    #expect(try contents("CNAME") == "mine")
    #expect(try contents("figures/notes.txt") == "mine")
  }

  @Test func `half-written outputs after an abort: what a killed build leaves does no harm`() throws
  {
    let folder = PublishedFolder(output)
    _ = try folder.publish(Self.first)
    let remains = scratch.appending(".Output.new")
    try FileSystem.write("half", to: remains.appending("index.html"))
    try FileSystem.write("half", to: remains.appending("data/other.csv"))
    #expect(try contents("index.html") == "one")
    var files = Self.first
    files["index.html"] = Array("two".utf8)
    _ = try folder.publish(files)
    #expect(try contents("index.html") == "two")
    #expect(try FileSystem.names(in: scratch) == ["Output"])
    #expect(!FileSystem.exists(output.appending("data/other.csv")))
  }

  @Test func `a build killed right after the move leaves the new report and only remains to clear`()
    throws
  {
    let folder = PublishedFolder(output)
    _ = try folder.publish(Self.first)
    try FileSystem.write("old", to: scratch.appending(".Output.new/index.html"))
    #expect(try folder.publish(Self.first) == .unchanged)
    #expect(try FileSystem.names(in: scratch) == ["Output"])
  }

  @Test func `a publication that fails midway leaves the old one whole`() throws {
    let folder = PublishedFolder(output)
    _ = try folder.publish(Self.first)
    var files = Self.first
    files["index.html"] = Array("two".utf8)
    files["z" + String(repeating: "z", count: 300)] = [1]
    #expect {
      try folder.publish(files)
    } throws: { error in
      (error as? FileError)?.reason == .nameTooLong
    }
    for (name, bytes) in Self.first {
      #expect(try FileSystem.read(output.appending(name)) == bytes)
    }
    #expect(try FileSystem.names(in: scratch) == ["Output"])
  }

  @Test func `two builds that publish at once end with one of the two reports, whole`() async throws
  {
    let output = output
    let reports = (0..<2).map { number in
      Dictionary(
        uniqueKeysWithValues: (0..<20).map { ("data/t\($0).csv", Array("report \(number)".utf8)) })
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for round in 0..<40 {
        group.addTask { _ = try PublishedFolder(output).publish(reports[round % 2]) }
      }
      try await group.waitForAll()
    }
    let texts = Set(try (0..<20).map { try contents("data/t\($0).csv") })
    #expect(texts.count == 1)
    #expect(try FileSystem.names(in: scratch) == ["Output"])
  }

  @Test func `a link to a folder stays a link`() throws {
    let real = scratch.appending("elsewhere/site")
    try FileSystem.createFolders(at: real)
    try FileManager.default.createSymbolicLink(
      atPath: output.string, withDestinationPath: real.string)
    _ = try PublishedFolder(output).publish(Self.first)
    #expect(try FileSystem.kind(at: output, followingLinks: false) == .symbolicLink)
    #expect(try FileSystem.read(real.appending("index.html")) == Array("one".utf8))
  }

  @Test func `the new state is built in the workshop that was given`() throws {
    let workshop = scratch.appending(".folio/output.new")
    try FileSystem.createFolders(at: scratch.appending(".folio"))
    let folder = PublishedFolder(output, workshop: workshop)
    _ = try folder.publish(Self.first)
    _ = try folder.publish(["index.html": [1]])
    #expect(try FileSystem.names(in: output) == ["index.html"])
    #expect(try FileSystem.names(in: scratch.appending(".folio")) == [])
  }
}
