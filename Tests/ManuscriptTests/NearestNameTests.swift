import Manuscript
import Testing

struct NearestNameTests {
  @Test(arguments: [
    ("captoin", "caption"), ("Caption", "caption"), ("capt", nil), ("xyz", nil), ("", nil),
    ("fro", "from"), ("form", "from"), ("idd", "id"), ("widht", "width"), ("with", "width"),
  ])
  func `The nearest name is suggested when few letters differ`(_ name: String, _ nearest: String?) {
    #expect(
      NearestName.nearest(to: name, among: ["id", "from", "caption", "width", "encoding"])
        == nearest)
  }

  @Test func `Among equally near names the first wins`() {
    #expect(NearestName.nearest(to: "fog-a", among: ["fig-a", "fag-a"]) == "fig-a")
  }

  @Test func `One letter is no misspelling of another`() {
    #expect(NearestName.nearest(to: "x", among: ["y"]) == nil)
  }
}
