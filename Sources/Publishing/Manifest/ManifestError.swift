/// Why a manifest cannot be read.
public enum ManifestError: Error, Sendable, Hashable {
  /// The text is no JSON: it breaks off, or was never JSON. The detail is the reader's.
  case notJSON(detail: String)
  /// A newer program wrote it.
  case unknownVersion(Int)
  /// Something has another form than version 1 gives it. `path` names it: `figures.fig-time.width`.
  case malformed(path: String, problem: String)
}

extension ManifestError: CustomStringConvertible {
  /// What is wrong, in one sentence without a full stop.
  public var description: String {
    switch self {
    case .notJSON(let detail):
      "the manifest is not a whole JSON text (\(detail)); ‘folio build’ writes it anew"
    case .unknownVersion(let version):
      "the manifest has version \(version), and this folio reads versions up to "
        + "\(Manifest.currentVersion): it was written by a newer folio"
    case .malformed(let path, let problem):
      "the manifest is damaged: \(path.isEmpty ? "its top level" : "‘\(path)’") \(problem)"
    }
  }
}
