public import Publishing
import Results

/// The report of one revision: its manifest, and the files that the manifest lists.
public struct PublishedReport {
  /// The revision it is read from.
  public let revision: any Revision
  /// What the report says of itself.
  public let manifest: Manifest

  /// The folder of published reports.
  static let folder = "Output"

  /// The path of what a report says of itself.
  static let manifestPath = folder + "/manifest.json"

  /// The report that a revision has in `Output/`.
  public init(_ revision: any Revision) throws(ComparisonError) {
    self.revision = revision
    let name = revision.isWorkingTree ? nil : revision.name
    guard let json = try revision.read(Self.manifestPath) else {
      let isEmpty = try revision.list(Self.folder).allSatisfy { $0.hasSuffix("/.gitkeep") }
      throw isEmpty ? .noOutput(revision: name) : .noManifest(revision: name)
    }
    do {
      manifest = try Manifest(json: json)
    } catch {
      throw .damagedManifest(revision: name, reason: error.description)
    }
  }

  /// The digest of a listed file: of a commit as its manifest says, on disk as it is.
  ///
  /// What is committed is a whole; what is on disk may have been edited or deleted since.
  func digest(of path: String, listed: String) -> String? {
    guard revision.isWorkingTree else { return listed }
    guard let bytes = try? revision.read(path) else { return nil }
    return Fingerprint(of: bytes).hexadecimal
  }

  /// The part of a revision's report that a manifest tells of.
  init(_ revision: any Revision, manifest: Manifest) {
    self.revision = revision
    self.manifest = manifest
  }

  /// A listed file's bytes, nil with a problem where there are none; a problem too where they are
  /// not those that the manifest speaks of.
  func read(_ path: String, listed: String) -> (bytes: [UInt8]?, problem: Problem?) {
    do {
      guard let bytes = try revision.read(path) else {
        return (nil, problem(.missing, path))
      }
      let isAsListed = Fingerprint(of: bytes).hexadecimal == listed
      return (bytes, isAsListed ? nil : problem(.mismatch, path))
    } catch {
      return (nil, problem(.damaged, path, detail: error.message))
    }
  }

  /// Something wrong with a file of this report.
  func problem(_ kind: Problem.Kind, _ path: String, detail: String? = nil) -> Problem {
    Problem(kind: kind, path: path, revision: revision.name, detail: detail)
  }
}

extension PublishedReport {
  /// The bytes of a figure's PNG file; nil where there is none.
  func picture(of figure: String) -> [UInt8]? {
    guard let listed = manifest.figures[figure]?.files["png"] else { return nil }
    return read(Self.figurePath(figure, "png"), listed: listed).bytes
  }

  /// The path of an experiment's table of results.
  static func dataPath(_ experiment: String) -> String { "\(folder)/data/\(experiment).csv" }

  /// The path of a figure's file.
  static func figurePath(_ figure: String, _ type: String) -> String {
    "\(folder)/figures/\(figure).\(type)"
  }
}
