/// Why a part of an item could not be compared.
public struct Problem: Sendable, Hashable, Codable {
  /// What is wrong with a file.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// It is not there, though the manifest lists it.
    case missing
    /// Its content is not what the manifest says: edited by hand, or the manifest was.
    case mismatch
    /// It cannot be read as what it should be.
    case damaged
  }

  /// What is wrong.
  public var kind: Kind
  /// The file's path.
  public var path: String
  /// The revision in which it is so.
  public var revision: String
  /// More about it, where there is more to say.
  public var detail: String?
}
