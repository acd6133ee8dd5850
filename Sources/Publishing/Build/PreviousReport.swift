import Experiments
import Manuscript
import Results
import SystemPackage

/// The report as it was last published: its manifest and its data files, taken only where their digests
/// hold.
package struct PreviousReport: Sendable {
  /// The manifest, or nil where nothing readable is published.
  let manifest: Manifest?
  /// Why the manifest that is there cannot be read, or nil.
  let problem: Diagnostic?
  private let folder: FilePath

  /// The published report of a profile.
  package init(in workspace: Workspace, profile: Profile) {
    folder = workspace.output(of: profile)
    let path = folder.appending("manifest.json")
    do {
      manifest = try FileSystem.readIfPresent(path).map(Manifest.init(json:))
      problem = nil
    } catch {
      manifest = nil
      problem = BuildMessages.unreadableManifest(path, error)
    }
  }

  /// The table of a plan, where what is published was computed from the same ingredients.
  func table(of plan: ExperimentPlan) -> Table? {
    guard let entry = manifest?.experiments[plan.id], entry.key == plan.key.hexadecimal else {
      return nil
    }
    return table(of: plan.id)
  }

  /// Whether the table of a plan is published as it was computed.
  func holdsTable(of plan: ExperimentPlan) -> Bool {
    manifest?.experiments[plan.id]?.key == plan.key.hexadecimal && bytes(of: plan.id) != nil
  }

  /// What the published result of a plan's experiment was computed from, or nil where there is none.
  func ingredients(like plan: ExperimentPlan) -> Ingredients? {
    guard let manifest, let entry = manifest.experiments[plan.id] else { return nil }
    return Ingredients(entry, in: manifest, like: plan.ingredients)
  }

  /// The key of the published result of an experiment, or nil where there is none.
  func key(of id: String) -> Fingerprint? {
    manifest?.experiments[id].flatMap { Fingerprint(hexadecimal: $0.key) }
  }

  /// The table that was last published under an experiment's id, whatever it was computed from.
  func table(of id: String) -> Table? {
    bytes(of: id).flatMap { try? Table(csv: $0, path: Self.name(of: id)) }
  }

  /// The published table of an experiment as it was written, or nil where its digest does not hold.
  private func bytes(of id: String) -> [UInt8]? {
    guard let digest = manifest?.experiments[id]?.data,
      let bytes = try? FileSystem.readIfPresent(folder.appending(Self.name(of: id))),
      Fingerprint(of: bytes).hexadecimal == digest
    else { return nil }
    return bytes
  }

  private static func name(of id: String) -> String { "data/\(id).csv" }
}
