import Manuscript
import Testing

struct ClaimProfilesTests {
  /// The one claim of a chapter, with further lines in its directive.
  private func claim(_ lines: String) throws -> ClaimDirective {
    var diagnostics: [Diagnostic] = []
    let text = "---\ntitle: A\n---\n\n```claim\nid: cl-a\nclaim: A.\nholds: true\n\(lines)```\n"
    let chapter = Chapter(
      parsing: Array(text.utf8), path: "Chapters/01-a.md", diagnostics: &diagnostics)
    #expect(diagnostics == [])
    let directives = chapter.blocks.compactMap { block -> ClaimDirective? in
      if case .directive(.claim(let claim)) = block.content { claim } else { nil }
    }
    return try #require(directives.first)
  }

  @Test func `A claim is judged in all profiles, or in those it names`() throws {
    #expect(try claim("").profiles == nil)
    #expect(try claim("").judgingProfiles == ["quick", "full"])
    let full = try claim("profiles: [full]\n")
    #expect(full.judgingProfiles == ["full"])
    #expect(full.profiles?.first?.range.start == SourceLocation(line: 9, column: 12))
    #expect(try claim("profiles:\n  - full\n  - quick\n").judgingProfiles == ["full", "quick"])
  }

  @Test func `Profiles in words`() {
    #expect(ProfileNames.wording(["full"]) == "the full profile")
    #expect(ProfileNames.wording(["quick", "full"]) == "the quick and full profiles")
  }

  static let broken = [
    BrokenChapter(
      "an unknown profile, one twice and a number among profiles",
      #"""
      ```claim
      id: cl-a
      claim: A.
      holds: true
      profiles: [1️⃣ful, quick, 2️⃣quick, 3️⃣5]
      ```
      """#,
      #"""
      1️⃣ ‹ful› error: ‘profiles’ cannot be ‘ful’ = it must be one of quick, full → full
      2️⃣ ‹quick› error: ‘profiles’ names ‘quick’ twice
      3️⃣ ‹5› error: each element of ‘profiles’ must be text, not the number 5 = put it in quotes to make it text
      """#),
    BrokenChapter(
      "an empty list of profiles",
      #"""
      ```claim
      id: cl-a
      claim: A.
      holds: true
      profiles: 1️⃣[]
      ```
      """#,
      #"""
      1️⃣ ‹[]› error: ‘profiles’ must be a list of one or more names, not an empty list = the names are quick, full
      """#),
    BrokenChapter(
      "one profile without a list",
      #"""
      ```claim
      id: cl-a
      claim: A.
      holds: true
      profiles: 1️⃣full
      ```
      """#,
      #"""
      1️⃣ ‹full› error: ‘profiles’ must be a list of one or more names, not the text ‘full’ = the names are quick, full → [full]
      """#),
    BrokenChapter(
      "profiles as an experiment has them",
      #"""
      ```claim
      id: cl-a
      claim: A.
      holds: true
      profiles: 1️⃣{full: {}}
      ```
      """#,
      #"""
      1️⃣ ‹{full: {}}› error: ‘profiles’ must be a list of one or more names, not a mapping = the names are quick, full
      """#),
    BrokenChapter(
      "a misspelt key for profiles",
      #"""
      ```claim
      id: cl-a
      claim: A.
      holds: true
      1️⃣profile: [full]
      ```
      """#,
      #"""
      1️⃣ ‹profile› error: unknown key ‘profile’ in a claim = valid keys are claim, diff, format, from, holds, id, profiles, value, values → profiles
      """#),
  ]

  @Test(arguments: broken)
  func `Mistakes in the profiles of a claim give their exact diagnostics`(_ chapter: BrokenChapter)
  {
    #expect(chapter.actual() == chapter.expected)
  }
}
