import Drawing
import Mathematics
import SystemPackage
import Testing
import Typesetting

#if canImport(Glibc)
  import Glibc
#endif

/// A small picture of each kind of construct, kept beside the tests.
///
/// `FOLIO_RECORD=missing` writes pictures that do not exist, `all` writes every one.
@Suite struct MathPictureTests {
  private static let folder = FilePath(#filePath).removingLastComponent().appending("Pictures")

  private static let constructs: [(name: String, formulas: [String])] = [
    ("fractions", [#"\frac{a+b}{c^2}"#, #"\cfrac{1}{a+\cfrac{1}{b}}"#, #"\binom{n}{k}"#]),
    ("roots", [#"\sqrt{x}"#, #"\sqrt[3]{\frac{a}{b}}"#, #"\sqrt{\sqrt{y}}"#]),
    ("scripts", [#"x_i^2"#, #"f'_n"#, #"e^{-x^2}"#, #"{}^{14}_6\mathrm C"#]),
    (
      "operators",
      [#"\sum_{i=1}^n x_i"#, #"\int_0^1 f"#, #"\lim_{x\to 0} y"#, #"\prod\nolimits_p"#]
    ),
    ("fences", [#"\left(\frac{a}{b}\right)"#, #"\left\{\sum_i x\right\|"#, #"\Big[\bigl|"#]),
    (
      "accents",
      [#"\hat x\vec v\bar r"#, #"\widehat{xyz}"#, #"\overline{AB}"#, #"\underbrace{a+b}_n"#]
    ),
    (
      "matrix",
      [#"\begin{pmatrix}a&b\\c&d\end{pmatrix}"#, #"\begin{array}{c|c}1&2\\\hline 3&4\end{array}"#]
    ),
    ("cases", [#"\begin{cases}x&\text{if }x\ge0\\-x&\text{else}\end{cases}"#]),
    ("alignment", [#"\begin{aligned}a&=b+c\\d+e&=f\end{aligned}"#]),
    ("arrows", [#"\xrightarrow[b]{n\to\infty}"#, #"\overrightarrow{AB}"#, #"\stackrel{!}{=}"#]),
    (
      "alphabets",
      [#"\mathbb{R}\mathcal{D}\mathfrak{g}\mathbf{x}\boldsymbol\theta\mathsf{s}\mathtt{t}"#]
    ),
    ("frames", [#"\boxed{a=b}"#, #"\color{red}x"#, #"\not\in"#, #"a\phantom{b}c"#]),
  ]

  @Test(arguments: constructs.indices)
  func `each construct looks like its picture`(index: Int) throws {
    let (name, formulas) = Self.constructs[index]
    let typesetter = try MathTypesetter(beside: Font(.pagella, size: .pixels(20)))
    var items: [FrameItem] = []
    var x = Length.pixels(8)
    for tex in formulas {
      let box = typesetter.box(Formula(tex, displayed: true))
      items += box.items(at: Point(x: x, y: .pixels(45)))
      x += box.width + .pixels(20)
    }
    let frame = Frame(size: Size(width: x, height: .pixels(90)), items: items)
    try check(try frame.png(scale: 1), name)
  }

  private func check(_ png: [UInt8], _ name: String) throws {
    let path = Self.folder.appending("\(name).png")
    let mode = getenv("FOLIO_RECORD").map { String(cString: $0) } ?? "never"
    let earlier = bytes(of: path)
    if mode == "all" || mode == "missing" && earlier == nil { return try write(png, to: path) }
    let reference = try #require(
      earlier, "no picture \(name).png; record with FOLIO_RECORD=missing")
    #expect(reference.count <= 20_480, "a picture takes at most 20 KB")
    let difference = try BitmapDifference(
      from: Bitmap(png: reference), to: Bitmap(png: png), tolerance: 1)
    guard !difference.isEmpty else { return }
    try write(png, to: Self.folder.appending("\(name).failed.png"))
    Issue.record(
      "\(name) differs from its picture at \(difference.regions.prefix(5)); see \(name).failed.png")
  }

  private func bytes(of path: FilePath) -> [UInt8]? {
    guard let file = try? FileDescriptor.open(path, .readOnly) else { return nil }
    defer { try? file.close() }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    guard let count = try? buffer.withUnsafeMutableBytes({ try file.read(into: $0) }) else {
      return nil
    }
    return Array(buffer[0..<count])
  }

  private func write(_ bytes: [UInt8], to path: FilePath) throws {
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate], permissions: .init(rawValue: 0o644))
    defer { try? file.close() }
    try file.writeAll(bytes)
  }
}
