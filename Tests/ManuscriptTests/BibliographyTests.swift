import Manuscript
import Testing

struct BibliographyTests {
  private func parse(_ text: String) -> (bibliography: Bibliography, messages: [String]) {
    var diagnostics: [Diagnostic] = []
    let bibliography = Bibliography(
      parsing: Array(text.utf8), path: "references.bib", diagnostics: &diagnostics)
    let messages = diagnostics.map { "\($0.range?.place ?? "") \($0.message)" }
    return (bibliography, messages)
  }

  @Test func `An entry is read with strings, concatenation, quotes and TeX`() throws {
    let (bibliography, messages) = parse(
      #"""
      Free text is a comment, as in a@b.
      @comment{ @article{hidden, title = {x}} }
      @string{icml = "Int. Conf. on " # {Machine Learning}}
      @InProceedings{razin2025,
        author = {Razin, Noam and Wang, Zixuan and {The {ACM} Group} and Ludwig van der Beethoven},
        title = "What {M}akes a Reward $\ell_1$ Model {a {Good}} Teacher?---Part~1",
        booktitle = icml # ", 2025",
        year = 2025, month = mar, pages = {1--12},
        doi = {https://doi.org/10.1000/xyz}, url = {https://a.org/b_c},
        eprint = {2503.15477},
        note = {G\"odel, Erd\H{o}s, {\'E}mile, \c{C}elik, \v Zi\v{z}ek, na\"{\i}ve, \ss, \o re, R\&D},
      }
      """#)
    #expect(messages == [])
    let entry = try #require(bibliography["razin2025"])
    #expect(entry.type == "inproceedings")
    #expect(
      entry.authors == [
        PersonName(given: "Noam", family: "Razin"), PersonName(given: "Zixuan", family: "Wang"),
        PersonName(family: "The ACM Group"),
        PersonName(given: "Ludwig", particle: "van der", family: "Beethoven"),
      ])
    #expect(
      entry.title.plainText == "What Makes a Reward \\ell_1 Model a Good Teacher?—Part\u{A0}1")
    #expect(entry.container == "Int. Conf. on Machine Learning, 2025")
    #expect(entry.year == "2025")
    #expect(entry.field("month") == "March")
    #expect(entry.field("pages") == "1–12")
    #expect(entry.doi == "10.1000/xyz")
    #expect(entry.url == "https://a.org/b_c")
    #expect(entry.eprint == "2503.15477")
    #expect(entry.field("note") == "Gödel, Erdős, Émile, Çelik, Žižek, naïve, ß, øre, R&D")
    let note = try #require(entry.field("note"))
    #expect(note.unicodeScalars.count == note.count)
  }

  @Test(arguments: [
    ("Ada Lovelace", "|Lovelace"), ("Charles Louis de la Vallée Poussin", "de la|Vallée Poussin"),
    ("von Neumann, John", "von|Neumann"), ("King, Jr., Martin Luther", "|King"),
    ("{Google DeepMind}", "|Google DeepMind"), ("Plato", "|Plato"),
    ("de Finetti, Bruno", "de|Finetti"), ("{\\'E}tienne Ghys", "|Ghys"),
  ])
  func `Names are divided as BibTeX divides them`(_ name: String, _ expected: String) throws {
    let (bibliography, _) = parse("@misc{a, title = {T}, author = {\(name)}}")
    let person = try #require(bibliography["a"]?.authors.first)
    #expect("\(person.particle)|\(person.family)" == expected)
  }

  @Test func `Labels name authors and year, and letters tell equal ones apart`() {
    func entry(_ key: String, _ authors: String, _ year: String, _ title: String) -> String {
      "@misc{\(key), author = {\(authors)}, year = {\(year)}, title = {\(title)}}\n"
    }
    let (bibliography, _) = parse(
      entry("c", "Razin, N. and Wang, Z. and Strauss, H.", "2025", "Zeta")
        + entry("b", "Razin, N. and Cohen, N. and Wang, Z.", "2025", "Alpha")
        + entry("d", "Razin, N. and Wang, Z.", "2024", "T") + entry("e", "Åberg, A.", "2020", "T")
        + entry("f", "Aaron, A. and others", "2021", "T") + "@misc{g, title = {Anonymous}}")
    let labels = CitationLabels(bibliography.entries)
    #expect(
      labels.entries.map { "\($0.key.value): \(labels.label(of: $0))" } == [
        "f: Aaron et al., 2021", "e: Åberg, 2020", "g: Anonymous, n.d.",
        "b: Razin et al., 2025a", "d: Razin and Wang, 2024", "c: Razin et al., 2025b",
      ])
  }

  @Test(arguments: [
    ("@article{a, title = {T}\n\n@misc{b, title = {U}}", ["1:1 this entry is never closed"], ["b"]),
    (
      "@article{a, title = {T} year = 2020}",
      ["1:25 ‘,’ or the end of the entry was expected here"], []
    ),
    ("@article{a, title}", ["1:13 ‘name = {value}’ was expected here"], []),
    ("@article{, title = {T}}", ["1:1 an entry needs a key"], []),
    ("@article a", ["1:1 ‘@’ must begin an entry"], []),
    ("@misc{a, title = foo}", ["1:18 no ‘@string’ defines ‘foo’"], ["a"]),
    ("@misc{a, title = {T}, title = {U}}", ["1:23 the entry ‘a’ gives ‘title’ twice"], ["a"]),
    ("@misc{a, title = {T}}\n@misc{a, title = {U}}", ["2:7 the entry ‘a’ is given twice"], ["a"]),
    ("@misc{a, year = 2020}", ["1:7 the entry ‘a’ has no title"], ["a"]),
    ("@misc{a, title = \"T}", ["1:1 this entry is never closed"], []),
  ])
  func `A mistake is reported and the other entries are read`(
    _ text: String, _ expected: [String], _ keys: [String]
  ) {
    let (bibliography, messages) = parse(text)
    #expect(messages == expected.map { "references.bib:" + $0 })
    #expect(bibliography.entries.map(\.key.value) == keys)
  }
}
