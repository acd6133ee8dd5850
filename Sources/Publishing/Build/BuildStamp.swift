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
    /// The claims; all that were judged held.
    var claims: [BuildOutcome.ClaimVerdict]
  }

  private let workspace: Workspace
  private let request: BuildRequest
  private let inputs: Fingerprint
  private let program: String?

  /// The stamp of a build that is about to be made.
  init(of workspace: Workspace, _ request: BuildRequest, text: ReportText) {
    self.workspace = workspace
    self.request = request
    program = Program.identity
    var builder = FingerprintBuilder("folio build")
    builder.add("profile", request.profile.rawValue)
    builder.add("pages", request.isSplit ? "split" : "one")
    builder.add("program", program ?? "")
    for file in text.files {
      builder.add("path", file.path)
      builder.add("bytes", bytes: file.bytes)
    }
    inputs = builder.fingerprint
  }

  /// The outcome of the last build, where this one would do nothing else.
  var outcomeWhereNothingChanged: BuildOutcome? {
    guard program != nil, !request.isFresh, !request.isForced,
      let bytes = SealedFile.contents(of: path),
      let record = try? JSONDecoder().decode(Record.self, from: Data(bytes)),
      record.inputs == inputs, hold(record.files, in: workspace.root),
      hold(record.outputs, in: output)
    else { return nil }
    return .unchanged(output: output, claims: record.claims)
  }

  /// Notes what was built, where nothing is wrong with it; a build with mistakes is made again.
  ///
  /// - Parameter digests: The digests of the published files, by path.
  func record(
    _ outcome: BuildOutcome, digests: [String: Fingerprint]
  ) throws(FileError) {
    guard outcome.isFlawless else { return try FileSystem.remove(path) }
    let record = Record(
      inputs: inputs, files: outcome.dataFiles, outputs: digests, claims: outcome.claims)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(record) else { return }
    try SealedFile.write(Array(data), to: path)
  }

  private var path: FilePath { workspace.stamp(of: request.profile) }

  private var output: FilePath { workspace.output(of: request.profile) }

  /// Whether every file has its digest; several are read at a time.
  private func hold(_ digests: [String: Fingerprint], in folder: FilePath) -> Bool {
    Array(digests).mapped(byWorkers: request.workers) { path, digest in
      (try? Fingerprint(ofFile: folder.appending(path))) == digest
    }.allSatisfy(\.self)
  }
}
