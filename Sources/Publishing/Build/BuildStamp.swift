import FoundationEssentials
import Manuscript
import Results
import SystemPackage

/// What the last build of a profile was made from and what it published, so that a build of the same
/// things ends at once.
///
/// The stamp is a shortcut within one folder and never a source of truth: it is believed only where
/// the text, the data files, the program and every published byte are what they were.
struct BuildStamp: Sendable {
  /// What is kept on disk.
  private struct Record: Codable {
    /// The digest of everything the build was made from.
    var inputs: Fingerprint
    /// The files that chapters read, with their digests.
    var files: [String: Fingerprint]
    /// What was published, with its digests.
    var outputs: [String: Fingerprint]
    /// How many claims there are; all of them held.
    var claimCount: Int
  }

  private let workspace: Workspace
  private let request: BuildRequest
  private let inputs: Fingerprint

  /// The stamp of a build that is about to be made.
  init(of workspace: Workspace, _ request: BuildRequest, text: ReportText) {
    self.workspace = workspace
    self.request = request
    var builder = FingerprintBuilder("folio build")
    builder.add("profile", request.profile.rawValue)
    builder.add("program", Self.program)
    for file in text.files {
      builder.add("path", file.path)
      builder.add("bytes", bytes: file.bytes)
    }
    inputs = builder.fingerprint
  }

  /// The outcome of the last build, where this one would do nothing else.
  var outcomeWhereNothingChanged: BuildOutcome? {
    guard !request.isFresh, !request.isForced, let bytes = try? FileSystem.read(path),
      let record = try? JSONDecoder().decode(Record.self, from: Data(bytes)),
      record.inputs == inputs,
      record.files.allSatisfy({ holds($0.value, at: workspace.root.appending($0.key)) }),
      record.outputs.allSatisfy({ holds($0.value, at: output.appending($0.key)) })
    else { return nil }
    return .unchanged(output: output, claimCount: record.claimCount)
  }

  /// Notes what was built, where nothing is wrong with it; a build with mistakes is made again.
  func record(_ outcome: BuildOutcome, files: [String: [UInt8]]) throws(FileError) {
    guard outcome.isFlawless else { return try FileSystem.remove(path) }
    let record = Record(
      inputs: inputs, files: outcome.dataFiles,
      outputs: files.mapValues { Fingerprint(of: $0) }, claimCount: outcome.claims.count)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(record) else { return }
    try FileSystem.createFolders(at: path.removingLastComponent())
    try FileSystem.write(Array(data), to: path)
  }

  private var path: FilePath { workspace.stamp(of: request.profile) }

  private var output: FilePath { workspace.output(of: request.profile) }

  private func holds(_ digest: Fingerprint, at path: FilePath) -> Bool {
    (try? Fingerprint(ofFile: path)) == digest
  }

  /// Tells one build of this program from another, on this machine.
  private static var program: String {
    (try? FileSystem.identity(of: "/proc/self/exe")) ?? ""
  }
}
