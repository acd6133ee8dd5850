import Foundation
import Publishing
import Results
import Testing

@Suite struct ManifestTests {
  static let digest = String(repeating: "0123456789abcdef", count: 4)

  /// A manifest with one item of each sort.
  static let sample: Manifest = {
    var manifest = Manifest(profile: "full", page: digest)
    let place = Manifest.Place(chapter: "Chapters/01-a.md", line: 7)
    manifest.engine = ["Sources/Simulation/A.swift": digest]
    manifest.fonts = [.init(name: "TeX Gyre Heros", version: "2.004")]
    manifest.chapters = [
      .init(
        path: "Chapters/01-a.md", number: 1, title: "A “title”", digest: digest,
        labels: [
          "fig-10": .init(kind: "Figure", number: "1.2", title: ""),
          "fig-9": .init(kind: "Figure", number: "1.1", title: ""),
        ])
    ]
    manifest.experiments = [
      "runs": .init(
        place: place, simulation: "time-to-gain",
        parameters: [
          "gamma": .number(0.1), "prompts": .integer(64),
          "scales": .list([.number(1), .number(0.5)]),
          "family": .text("scaled"), "exact": .boolean(true),
        ],
        sweep: [.init(parameters: ["variance"], points: [[.number(1e-4)], [.number(1)]])],
        seed: .integer(.max), replicates: 3, key: digest, sources: ["Sources/Simulation/A.swift"],
        dataFiles: ["Chapters/a.csv": digest], rowCount: 6,
        columns: [.init(name: "variance", kind: "number")], data: digest)
    ]
    manifest.figures = [
      "fig-a": .init(
        place: place, from: ["runs"], specification: digest, caption: digest,
        files: ["svg": digest, "png": digest, "pdf": digest], width: 1200, height: 800,
        facts: .init(
          domains: ["x": [.number(1e-4), .number(1)]], counts: ["line": 3],
          ticks: ["x": ["0", "1"]],
          titles: ["x": "v"], legends: ["run": ["a"]], series: ["line": ["a"]], points: ["line": 9])
      )
    ]
    manifest.tables = [
      "tbl-a": .init(place: place, from: "runs", columns: ["v"], rows: [["0.5"]])
    ]
    manifest.claims = [
      "cl-a": .init(
        place: place, from: ["runs"], statement: "It falls.",
        quantities: [
          .init(name: "slope", value: .number(-0.1 - 0.2)), .init(name: "none", value: .missing),
        ], holds: true)
    ]
    manifest.values = [
      .init(
        place: place, column: 4, expression: "cl-a.slope", value: .number(1 / 3), text: "0.333")
    ]
    manifest.failures = ["fig-b": "the table has no column ‘x’"]
    return manifest
  }()

  @Test func `a manifest reads back as it was written`() throws {
    #expect(try Manifest(json: Self.sample.json) == Self.sample)
  }

  @Test func `other bytes each time: equal manifests give equal bytes with sorted keys`() throws {
    let text = String(decoding: Self.sample.json, as: UTF8.self)
    for _ in 0..<20 {
      #expect(String(decoding: try Manifest(json: Self.sample.json).json, as: UTF8.self) == text)
    }
    let ten = try #require(text.range(of: "\"fig-10\""))
    let nine = try #require(text.range(of: "\"fig-9\""))
    #expect(ten.lowerBound < nine.lowerBound)
    #expect(text.hasSuffix("}\n"))
    #expect(text.contains("\"path\" : \"Chapters/01-a.md\""))
  }

  @Test func `numbers are written in the shortest form that reads back to the same bits`() throws {
    let text = String(decoding: Self.sample.json, as: UTF8.self)
    #expect(text.contains("\"value\" : -0.30000000000000004"))
    #expect(text.contains("\"seed\" : 9223372036854775807"))
    #expect(text.contains("\"gamma\" : 0.1"))
  }

  @Test func `any finite number and any text survive`() throws {
    var chance = Chance(seed: 2)
    var manifest = Self.sample
    for _ in 0..<300 {
      let number = Double(bitPattern: chance.next())
      let scalars: [Manifest.Scalar] = [
        .number(number), .number(-0.0), .integer(Int(truncatingIfNeeded: chance.next())),
        .text(chance.text()), .number(0x1p53), .number(0x1p60), .number(0x1p63), .number(1e300),
        .number(.leastNonzeroMagnitude),
      ]
      manifest.experiments["runs"]?.parameters = ["all": .list(scalars)]
      let read = try Manifest(json: manifest.json)
      #expect(read.experiments["runs"]?.parameters == manifest.experiments["runs"]?.parameters)
    }
  }

  @Test func `unknown keys are passed over`() throws {
    let text = String(decoding: Self.sample.json, as: UTF8.self)
    let extended = text.replacingOccurrences(
      of: "\"profile\" :", with: "\"colour\" : [1, {\"a\": null}], \"profile\" :")
    #expect(try Manifest(json: Array(extended.utf8)) == Self.sample)
  }

  @Test func `claims of programs that wrote no word for the verdict are read`() throws {
    let text = String(decoding: Self.sample.json, as: UTF8.self)
    let earlier = text.replacing(/,\s*"verdict" : "holds"/, with: "")
    #expect(earlier != text)
    #expect(try Manifest(json: Array(earlier.utf8)) == Self.sample)
  }

  @Test func `a newer version is named as such`() throws {
    let text = #"{"version": 7, "everything": "else"}"#
    #expect(throws: ManifestError.unknownVersion(7)) { try Manifest(json: Array(text.utf8)) }
    #expect(
      ManifestError.unknownVersion(7).description
        == "the manifest has version 7, and this folio reads versions up to 1: it was written by a newer folio"
    )
  }

  @Test func `a manifest cut off anywhere gives an error`() throws {
    let bytes = Self.sample.json
    for count in stride(from: 0, to: bytes.count - 2, by: 17) {
      #expect {
        try Manifest(json: bytes.prefix(count))
      } throws: { error in
        if case ManifestError.notJSON = error { true } else { false }
      }
    }
  }

  @Test(arguments: [
    ("\"Chapters\\/01-a.md\"", "Chapters/01-a.md", "../../etc/passwd", "chapters.0.path"),
    ("", "Chapters/01-a.md", "/etc/passwd", "chapters.0.path"),
    ("", "\"runs\" : {", "\"../runs\" : {", "experiments.../runs"),
    ("", "\"fig-a\" : {", "\"a/b\" : {", "figures.a/b"),
    ("", "\"rowCount\" : 6", "\"rowCount\" : -1", "experiments.runs.rowCount"),
    ("", "\"rowCount\" : 6", "\"rowCount\" : \"6\"", "experiments.runs.rowCount"),
    ("", "\"replicates\" : 3", "\"replicates\" : 0", "experiments.runs.replicates"),
    ("", "\"line\" : 7", "\"line\" : 0", "experiments.runs.place.line"),
    ("", "\"holds\" : true", "\"holds\" : 1", "claims.cl-a.holds"),
    ("", "\"verdict\" : \"holds\"", "\"verdict\" : \"fails\"", "claims.cl-a.verdict"),
    ("", "\"verdict\" : \"holds\"", "\"verdict\" : \"maybe\"", "claims.cl-a.verdict"),
    ("", "\"holds\" : true", "\"hold\" : true", "claims.cl-a.holds"),
    ("", "\"width\" : 1200", "\"breadth\" : 1200", "figures.fig-a.width"),
    ("", "\"svg\" :", "\"exe\" :", "figures.fig-a.files.exe"),
    ("", "\"page\" : \"0123", "\"page\" : \"012X", "page"),
    ("", "\"version\" : 1", "\"version\" : 0", "version"),
  ])
  func `hostile and damaged manifests are refused at the place`(
    _: String, old: String, new: String, path: String
  ) throws {
    let text = String(decoding: Self.sample.json, as: UTF8.self)
    #expect(text.contains(old))
    let damaged = Array(text.replacingOccurrences(of: old, with: new).utf8)
    #expect {
      try Manifest(json: damaged)
    } throws: { error in
      guard case ManifestError.malformed(let place, _) = error else { return false }
      return place == path
    }
  }

  @Test(arguments: [
    "", "null", "[]", "3", "{}", "\u{0}", "{\"version\": 1e999}", "{\"version\": \"1\"}",
    String(repeating: "[", count: 100_000), "{\"version\": 1}",
    "{\"version\": 1, \"experiments\": " + String(repeating: "{\"a\":", count: 5_000),
  ])
  func `no text crashes the reader`(text: String) {
    #expect(throws: ManifestError.self) { try Manifest(json: Array(text.utf8)) }
  }

  @Test func `the pages of a split report and the patterns of hyphenation stand with digests`()
    throws
  {
    let sample = Sample.full
    let patterns = ["en_US": Fingerprint(of: "patterns")]
    func report(isSplit: Bool) -> Report {
      Report(
        document: sample.document, findings: sample.findings, profile: "full", fonts: [],
        chapterDigests: [:], patterns: patterns, isSplit: isSplit)
    }
    let whole = report(isSplit: false).manifest
    #expect(whole.chapterPages == nil)
    #expect(whole.hyphenation == patterns.mapValues(\.hexadecimal))
    let split = report(isSplit: true)
    let pages = try #require(split.manifest.chapterPages)
    #expect(
      pages.keys.sorted() == [
        "chapters/01-setting.html", "chapters/02-flat-landscape.html", "chapters/index.html",
      ])
    for (path, digest) in pages {
      #expect(split.files[path].map { Fingerprint(of: $0).hexadecimal } == digest)
    }
    #expect(try Manifest(json: split.manifest.json) == split.manifest)
  }
}
