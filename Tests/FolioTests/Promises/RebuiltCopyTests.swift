import Foundation
import TestSupport
import Testing

/// Editing a simulation's source reruns what it feeds and nothing else; editing a plotting or publishing
/// source reruns no simulation: with programs built from edited sources.
@Suite(.enabled(if: EditedCheckout.isPossible, "a copy of the checkout needs root and overlays"))
struct RebuiltCopyTests {
  @Test func `Editing sources reruns the simulations that depend on them and no others`() throws {
    let programs = try FolioTest([:])
    let checkout = try EditedCheckout(keepingProgramsIn: programs)
    try checkout.build([
      .init("simulation", editing: ["Experiments/Kinds/TimeToGain.swift"]),
      .init(
        "drawing", editing: ["Plotting/Marks/LineMark.swift", "Publishing/HTML/HTMLWriter.swift"]),
    ])
    let test = try SmallReport.built()
    let published = try test.contents(of: "Output")
    func run(_ program: String, _ arguments: String...) throws -> FolioTest.Outcome {
      try test.run(programs.root.appendingPathComponent(program).path, arguments)
    }

    let explained = try run("simulation", "explain", "times")
    #expect(
      explained.output == """
        times: to be computed
          engine source Experiments/Kinds/TimeToGain.swift changed
          no result is stored: 3 runs to compute

        """)
    #expect(try run("simulation", "explain", "curve").output.hasPrefix("curve: fresh\n"))
    let rerun = try run("simulation", "build")
    #expect(rerun.status == 0)
    #expect(rerun.output.contains("· 3 runs computed, 1 experiment at hand\n"))
    #expect(try test.contents(of: "Output/data") == published.dataFiles)

    let redrawn = try run("drawing", "build")
    #expect(redrawn.status == 0)
    #expect(
      redrawn.output.hasPrefix("Output: no file changed · 0 runs computed, 2 experiments at hand\n")
    )
  }
}

extension [String: Data] {
  /// The files below `data`, by their paths there.
  fileprivate var dataFiles: [String: Data] {
    let files = filter { $0.key.hasPrefix("data/") }
    return Dictionary(uniqueKeysWithValues: files.map { (String($0.key.dropFirst(5)), $0.value) })
  }
}

/// The checkout that these tests were built from, with edited sources.
///
/// A layer over the checkout, seen by one process and its children alone, takes every change; so the
/// copy costs nothing, lies at its own path, and what is built already is not built again.
private struct EditedCheckout {
  /// A program to build: what it is called, and the sources edited for it on top of earlier ones.
  struct Edition {
    var name: String
    var edits: [String]

    init(_ name: String, editing edits: [String]) {
      self.name = name
      self.edits = edits
    }
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../..").standardizedFileURL
  /// `debug` or `release`, as the tests were built.
  private static let configuration = FolioTest.program.deletingLastPathComponent().lastPathComponent

  static let isPossible: Bool = {
    guard FolioTest.program.path.hasPrefix(root.appendingPathComponent(".build").path),
      let test = try? FolioTest([:]), let checkout = try? EditedCheckout(keepingProgramsIn: test)
    else { return false }
    return (try? checkout.run("true"))?.status == 0
  }()

  private let programs: FolioTest

  init(keepingProgramsIn programs: FolioTest) throws {
    self.programs = programs
    for folder in ["layer", "work", "temporary"] {
      try programs.write("", to: ".overlay/\(folder)/.keep")
    }
    try programs.remove(".overlay/work/.keep")
  }

  func build(_ editions: [Edition]) throws {
    let commands = editions.map { edition in
      let edits = edition.edits.map { "echo '// edited' >> Sources/\($0)" }
      return
        (edits + [
          "swift build -c \(Self.configuration) --product folio",
          "cp .build/\(Self.configuration)/folio '\(programs.root.path)/\(edition.name)'",
        ]).joined(separator: " && ")
    }
    let outcome = try run(commands.joined(separator: " && "))
    try #require(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  fileprivate func run(_ script: String) throws -> FolioTest.Outcome {
    let (root, layers) = (Self.root.path, programs.root.appendingPathComponent(".overlay").path)
    let options = "lowerdir=\(root),upperdir=\(layers)/layer,workdir=\(layers)/work"
    let mount = "mount -t overlay -o '\(options)' overlay '\(root)' && cd '\(root)'"
    // Whoever runs the tests may hold the package manager's lock, which lies among temporary files.
    return try programs.run(
      "unshare", ["--mount", "sh", "-c", "\(mount) && \(script)"],
      environment: ["TMPDIR": "\(layers)/temporary"])
  }
}
