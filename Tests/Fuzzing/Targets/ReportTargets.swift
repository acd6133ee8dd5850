import Comparison
import Drawing
import Publishing

/// What is published, as `folio diff` reads it in a stranger's repository.
enum ReportTargets {
  static func manifest(_ input: [UInt8]) throws(BrokenPromise) {
    guard let manifest = try? Manifest(json: input) else { return }
    let written = manifest.json
    guard (try? Manifest(json: written))?.json == written else {
      throw BrokenPromise("a manifest that is written is read again as the same")
    }
  }

  static func picture(_ input: [UInt8]) {
    _ = Bitmap.size(ofPNG: input)
    guard let bitmap = try? Bitmap(png: input) else { return }
    _ = BitmapDifference(from: bitmap, to: bitmap)
  }

  /// Two reports, each a file after the other, between lines of `==== PATH`; the second begins with the second
  /// manifest. Written in every form there is.
  static func difference(_ input: [UInt8]) throws(BrokenPromise) {
    let (before, after) = RevisionInMemory.pair(of: input)
    guard let earlier = try? PublishedReport(before), let later = try? PublishedReport(after)
    else { return }
    let difference = ManifestDifference(from: earlier, to: later)
    let report = DifferenceReport(difference)
    let terminal = report.text(width: 80)
    let isControl = { (scalar: Unicode.Scalar) in
      scalar != "\n" && scalar.properties.generalCategory == .control
    }
    guard !terminal.unicodeScalars.contains(where: isControl) else {
      throw BrokenPromise("no control character reaches the terminal")
    }
    _ = report.markdown
    _ = ResultPatch(from: earlier, to: later).bytes
    _ = DifferencePage(difference, from: earlier, to: later).html(fonts: .none)
  }
}
