import LanguageModels
import Results

/// Files of data: those that chapters name, and those of the store.
enum DataTargets {
  static func csv(_ input: [UInt8]) throws(BrokenPromise) {
    guard let table = try? Table(csv: input, path: "data.csv") else { return }
    let again = try? Table(csv: Array(table.csv.utf8), path: "data.csv")
    guard again?.csv == table.csv else {
      throw BrokenPromise("a table that is written is read again as the same")
    }
  }

  static func jsonLines(_ input: [UInt8]) {
    _ = try? Table(jsonLines: input, path: "data.jsonl")
  }

  /// The contents of an entry; the header is made, since no mutation would find its digest.
  static func storeEntry(_ input: [UInt8]) throws(BrokenPromise) {
    let key = Fingerprint(of: "fuzzing")
    _ = try? TableCoding.table(from: input, key: key)
    let entry = TableCoding.entry(input, key: key)
    guard let table = try? TableCoding.table(from: entry, key: key) else { return }
    let written = TableCoding.bytes(of: table, key: key)
    let again = try? TableCoding.table(from: written, key: key)
    guard let again, TableCoding.bytes(of: again, key: key) == written else {
      throw BrokenPromise("a table that is stored is read again as the same")
    }
  }

  static func checkpoint(_ input: [UInt8]) {
    guard let file = try? SafeTensors(decoding: input) else { return }
    _ = try? NetworkParameters<Float>(from: file)
  }
}
