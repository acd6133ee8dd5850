import Drawing
import Results

/// How two versions of one published file differ, told without its report: for git's diffs.
///
/// Tables are told by their changed values, with the changed lines; PNG pictures by their pixels; SVG
/// pictures by their words; of everything else, only that it differs.
public struct FileDifference: Sendable {
  /// The differences in words; empty where the files are equal.
  let lines: [ReportLine]
  /// The changed lines of a text, as in a patch.
  let hunks: [UInt8]

  /// Compares two versions of a file.
  ///
  /// - Parameters:
  ///   - path: What the file is called; its ending says what it is.
  ///   - earlier: The former bytes; nil where there was no such file.
  ///   - later: The present bytes; nil where there is no such file.
  public init(of path: String, from earlier: [UInt8]?, to later: [UInt8]?) {
    let kind = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    var hunks: [UInt8] = []
    if earlier == later {
      lines = []
    } else if let earlier, let later {
      switch kind {
      case "csv":
        lines = Self.tables(earlier, later, path: path)
        hunks = UnifiedPatch(from: earlier, to: later).hunks
      case "png": lines = Self.pictures(earlier, later)
      case "svg": lines = Self.words(earlier, later) + [Self.sizes(earlier, later)]
      default: lines = [Self.sizes(earlier, later)]
      }
    } else {
      lines = [ReportLine(earlier == nil ? "new file" : "deleted file", .changed)]
    }
    self.hunks = hunks
  }

  /// Whether the files are equal.
  public var isEmpty: Bool { lines.isEmpty }

  /// The difference as text, each line with its end; see ``DifferenceReport/text(width:paint:)``.
  public func text(
    width: Int? = nil, paint: (String, Emphasis) -> String = { text, _ in text }
  ) -> String {
    let words = lines.map { $0.text(width: width, paint: paint) + "\n" }.joined()
    let patch = String(decoding: hunks, as: UTF8.self).split(separator: "\n").map { line in
      let emphasis: Emphasis? =
        line.hasPrefix("+") ? .added : line.hasPrefix("-") ? .removed : nil
      return ReportLine(String(line), emphasis).text(width: nil, paint: paint) + "\n"
    }
    return words + patch.joined()
  }

  private static func tables(
    _ earlier: [UInt8], _ later: [UInt8], path: String
  ) -> [ReportLine] {
    do {
      let (before, after) = (try Table(csv: earlier, path: path), try Table(csv: later, path: path))
      // Without the manifest nobody says which columns are keys; they are found.
      let difference = TableDifference(from: before, to: after, keys: [])
      guard !difference.isEmpty else {
        return [ReportLine("equal values, written in other bytes", .changed)]
      }
      return [ReportLine(DataWording.summary(difference), .changed)]
    } catch {
      return [ReportLine("not readable as a table: \(error.problem)", .alarm)]
    }
  }

  private static func pictures(_ earlier: [UInt8], _ later: [UInt8]) -> [ReportLine] {
    do {
      var change = PictureChange(files: ["png"])
      change.add(
        BitmapDifference(from: try Bitmap(png: earlier), to: try Bitmap(png: later)))
      return [ReportLine(PictureWording.headline(change), .changed)]
        + PictureWording.details(change)
    } catch {
      return [ReportLine("not readable as a picture: \(error.description)", .alarm)]
    }
  }

  /// The words of a picture that came and went.
  private static func words(_ earlier: [UInt8], _ later: [UInt8]) -> [ReportLine] {
    let (before, after) = (SVGWords.count(in: earlier), SVGWords.count(in: later))
    let texts = Set(before.keys).union(after.keys).sorted()
    let changed = texts.filter { (before[$0] ?? 0) != (after[$0] ?? 0) }
    return changed.map { text in
      let isAdded = (after[text] ?? 0) > (before[text] ?? 0)
      return ReportLine(
        "\(isAdded ? "+" : "−") “\(TextWording.short(text))”", isAdded ? .added : .removed)
    }
  }

  private static func sizes(_ earlier: [UInt8], _ later: [UInt8]) -> ReportLine {
    ReportLine("\(earlier.count) → \(later.count) bytes", .aside)
  }
}

/// The texts that an SVG picture shows or describes itself by.
private enum SVGWords {
  /// How often each text stands between tags.
  static func count(in bytes: [UInt8]) -> [String: Int] {
    var counts: [String: Int] = [:]
    for piece in bytes.split(separator: UInt8(ascii: "<")).dropFirst() {
      guard let end = piece.firstIndex(of: UInt8(ascii: ">")) else { continue }
      let text = String(decoding: piece[(end + 1)...], as: UTF8.self)
      if text.contains(where: { !$0.isWhitespace }) { counts[text, default: 0] += 1 }
    }
    return counts
  }
}
