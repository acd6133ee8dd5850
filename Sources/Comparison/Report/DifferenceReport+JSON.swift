import FoundationEssentials

/// The JSON form of a difference, `folio diff --json`.
///
/// One object with sorted keys. `version` grows when a key changes its meaning; new keys may come
/// at any time. Keys whose value does not apply are left out.
///
/// - `version`: 1.
/// - `equal`: whether nothing differs (exit status 0, else 1).
/// - `from`, `to`: `name` as the reader wrote it, with the commit's short name; `isWorkingTree`;
///   `profile`.
/// - `compared`: how many items there were, by kind.
/// - `valuesWithinTolerance`: how many values of results differ by less than was looked at.
/// - `withinTolerance`: the items that are equal as far as was looked at: `kind`, `id`, `place` and the
///   `difference` that was passed over: `tolerance` with `relative` and `absolute`, `values`, and of a
///   figure whose picture differs `visibleShare`.
/// - `typesetting`: what texts are set with that differs, like `causes` below: `font`, `hyphenation`.
/// - `items`: those in which something differs, each with
///   - `kind` (`chapter`, `figure`, `table`, `claim`, `value`, `experiment`), `id`, `status`
///     (`added`, `removed`, `renamed`, `changed`), `previousID` of a renamed one, `place`
///     (`chapter:line`, with `:column` for values);
///   - `causes`: what was set differently: `kind` (see ``Cause/Kind``), `experiment`, `name`,
///     `from`, `to`; and `source`, the lines of its directive that differ: `removed`, `added`;
///   - `data`, one an experiment: `experiment`, `extent` (see ``DataChange/Extent``), the `tolerance` by which
///     they were compared, and `table`:
///     `keys` that rows were matched by, `rowsBefore`, `rowsAfter`, `rowsAdded`, `rowsRemoved`,
///     `rowsChanged`, `cellsWithinTolerance`, `reordersRows`, `columnsAdded`, `columnsRemoved` and `columns`: `name`,
///     `cellsChanged`, `largestAbsolute` and the `largest` change with `key`, `row`, `from`, `to`,
///     `relative` (|to − from| / max(|from|, |to|)) and `ratio`, and
///     `means` over repetitions: `groups`, `groupsDiffering`, `smallestP` (see ``MeansComparison``);
///   - `claim`: `holdsBefore` and `holdsAfter`, each only where the claim was judged in that report's
///     profile, `quantities` with `name`, `from`, `to`;
///   - `text`: `from`, `to`; `cells`: `cellsChanged`, `rowsBefore`, `rowsAfter`, `columnsAdded`,
///     `columnsRemoved`, `first`;
///   - `picture`: `changedShare` and, without anti-aliasing and faint differences, `visibleShare`
///     (0 to 1), `largestChannelDifference` (0 to 255), `boxes`, `sizeBefore`, `sizeAfter`, `files`,
///     and `facts`, what differs in the plot: `name`, `part` (see ``PictureChange/Fact/Part``),
///     `subject`, `from`, `to`;
///   - `withinTolerance`: what of it, besides, differs by less than was looked at, as above;
///   - `failure`: `from`, `to`; `problems`: `kind` (`missing`, `mismatch`, `damaged`), `path`,
///     `revision`, `detail`.
public struct DifferenceDocument: Sendable, Hashable, Codable {
  /// The version that this program writes.
  public static let currentVersion = 1

  /// The version of the form.
  public var version: Int
  /// Whether nothing differs.
  public var equal: Bool
  /// The earlier report.
  public var from: ManifestDifference.Side
  /// The later report.
  public var to: ManifestDifference.Side
  /// How many items of each kind there were to compare.
  public var compared: [String: Int]
  /// The items in which something differs.
  public var items: [ItemChange]
  /// How many values of results differ by less than was looked at.
  public var valuesWithinTolerance: Int
  /// The items that are equal as far as was looked at.
  public var withinTolerance: [EqualItem]
  /// What texts are set with that differs; nil where nothing does.
  public var typesetting: [Cause]?

  /// The form of a difference.
  public init(_ difference: ManifestDifference) {
    version = Self.currentVersion
    equal = difference.isEmpty
    from = difference.from
    to = difference.to
    compared = difference.compared
    items = difference.items
    valuesWithinTolerance = difference.valuesWithinTolerance
    withinTolerance = difference.withinTolerance
    typesetting = difference.typesetting.isEmpty ? nil : difference.typesetting
  }
}

extension DifferenceReport {
  /// The difference as JSON text, in the form of ``DifferenceDocument``, with a line end.
  ///
  /// Control characters beyond ASCII, which a terminal may obey, are written as escapes too.
  public var json: [UInt8] { Self.jsonText(DifferenceDocument(difference)) }

  /// A document as JSON text with sorted keys and a line end.
  static func jsonText(_ document: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      let text = try encoder.encode(document)
      return escapingControls(Array(text)) + [UInt8(ascii: "\n")]
    } catch {
      preconditionFailure("a difference holds finite numbers and text only: \(error)")
    }
  }

  /// DEL and U+0080 to U+009F as `\u00XX`; in JSON they can stand inside texts only.
  private static func escapingControls(_ json: [UInt8]) -> [UInt8] {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(json.count)
    var index = 0
    while index < json.count {
      let byte = json[index]
      let next = index + 1 < json.count ? json[index + 1] : 0
      if byte == 0x7F {
        escaped += Array("\\u007f".utf8)
      } else if byte == 0xC2 && (0x80..<0xA0).contains(next) {
        escaped += Array("\\u00\(String(next, radix: 16))".utf8)
        index += 1
      } else {
        escaped.append(byte)
      }
      index += 1
    }
    return escaped
  }
}
