import Experiments
import Manuscript
import Results
import SystemPackage

/// The report as it was last published: its manifest and its data files, taken only where their digests
/// hold.
struct PreviousReport: Sendable {
  /// The manifest, or nil where nothing readable is published.
  let manifest: Manifest?
  /// Why the manifest that is there cannot be read, or nil.
  let problem: Diagnostic?
  private let folder: FilePath

  /// The published report of a profile.
  init(in workspace: Workspace, profile: Profile) {
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
    guard let digest = manifest?.experiments[id]?.data else { return nil }
    let name = "data/\(id).csv"
    guard let bytes = try? FileSystem.readIfPresent(folder.appending(name)),
      Fingerprint(of: bytes).hexadecimal == digest
    else { return nil }
    return try? Table(csv: bytes, path: name)
  }
}
