import Manuscript
public import Results

extension Table {
  /// Reads a file of data of the kind that its name tells: CSV, TSV, JSON (a list of rows) or JSON
  /// lines.
  ///
  /// - Throws: ``DataFileFailure`` with what is wrong and where.
  public init(dataFile bytes: [UInt8], path: String) throws(DataFileFailure) {
    guard let kind = DataFormat.Kind(path: path) else {
      throw DataFileFailure(
        description: "\(path): the kind of the file is not known; it ends in .csv, .tsv, .json, "
          + ".jsonl or .ndjson")
    }
    do {
      self = try kind.table(bytes, DataFormat(), path: path)
    } catch {
      throw DataFileFailure(description: "\(error)")
    }
  }
}

/// Why a file of data cannot be read.
public struct DataFileFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file and what is wrong with it.
  public let description: String
}
