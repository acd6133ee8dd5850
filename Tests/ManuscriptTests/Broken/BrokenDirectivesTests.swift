import Testing

struct BrokenDirectivesTests {
  static let chapters = [
    BrokenChapter(
      "a misspelt key",
      #"""
      ```experiment
      id: a
      run: b
      1️⃣sweeep: {x: [1]}
      ```
      """#,
      #"""
      1️⃣ ‹sweeep› error: unknown key ‘sweeep’ in an experiment = valid keys are caption, diff, id, profiles, replicates, run, seed, sweep, with → sweep
      """#),
    BrokenChapter(
      "a key of another directive",
      #"""
      ```experiment
      id: a
      run: b
      1️⃣from: c
      ```
      """#,
      #"""
      1️⃣ ‹from› error: unknown key ‘from’ in an experiment = valid keys are caption, diff, id, profiles, replicates, run, seed, sweep, with
      """#),
    BrokenChapter(
      "missing keys",
      #"""
      1️⃣```claim
      claim: A.
      ```
      """#,
      #"""
      1️⃣ ‹```claim› error: a claim needs the key ‘id’
      1️⃣ ‹```claim› error: a claim needs the key ‘holds’
      """#),
    BrokenChapter(
      "wrong types",
      #"""
      ```experiment
      id: 1️⃣7
      run: 2️⃣[b]
      seed: 3️⃣abc
      replicates: 4️⃣1.5
      with: 5️⃣3
      caption: 6️⃣true
      ```
      """#,
      #"""
      1️⃣ ‹7› error: ‘id’ must be text, not the number 7 = put it in quotes to make it text
      2️⃣ ‹[b]› error: ‘run’ must be text, not a list
      3️⃣ ‹abc› error: ‘seed’ must be a whole number, not the text ‘abc’
      4️⃣ ‹1.5› error: ‘replicates’ must be a whole number, not the number 1.5
      5️⃣ ‹3› error: ‘with’ must be a mapping, not the number 3
      6️⃣ ‹true› error: ‘caption’ must be text, not true = put it in quotes to make it text
      """#),
    BrokenChapter(
      "values out of range",
      #"""
      ```experiment
      id: a
      run: b
      seed: 1️⃣-1
      replicates: 2️⃣0
      ```
      """#,
      #"""
      1️⃣ ‹-1› error: ‘seed’ must be at least 0, not the number -1
      2️⃣ ‹0› error: ‘replicates’ must be from 1 to 1000000, not the number 0
      """#),
    BrokenChapter(
      "whole numbers in other forms are whole numbers",
      #"""
      ```experiment
      id: a
      run: b
      seed: 1e3
      replicates: 2.0
      ```
      """#,
      #"""

      """#),
    BrokenChapter(
      "a figure's id without its prefix",
      #"""
      ```figure
      id: 1️⃣time
      from: e
      caption: C
      ```

      ```experiment
      id: e
      run: r
      ```
      """#,
      #"""
      1️⃣ ‹time› error: the id of a figure must begin with ‘fig-’, not ‘time’ → fig-time
      """#),
    BrokenChapter(
      "a figure's id with a near prefix",
      #"""
      ```figure
      id: 1️⃣figure-time
      from: e
      caption: C
      ```

      ```experiment
      id: e
      run: r
      ```
      """#,
      #"""
      1️⃣ ‹figure-time› error: the id of a figure must begin with ‘fig-’, not ‘figure-time’ → fig-time
      """#),
    BrokenChapter(
      "an experiment with a reserved prefix",
      #"""
      ```experiment
      id: 1️⃣fig-a
      run: r
      ```
      """#,
      #"""
      1️⃣ ‹fig-a› error: the id ‘fig-a’ cannot begin with ‘fig-’, which marks a figure
      """#),
    BrokenChapter(
      "ids in the wrong form",
      #"""
      ```experiment
      id: 1️⃣Time To_Gain
      run: r
      ```
      """#,
      #"""
      1️⃣ ‹Time To_Gain› error: ‘Time To_Gain’ is not a valid id = an id begins with a letter and consists of small letters, digits and single hyphens → time-to-gain
      """#),
    BrokenChapter(
      "an unknown profile and a misspelt key in one",
      #"""
      ```experiment
      id: a
      run: r
      profiles:
        1️⃣quik: {replicates: 2}
        full: {2️⃣replicate: 3}
      ```
      """#,
      #"""
      1️⃣ ‹quik› error: unknown key ‘quik’ in the profiles = valid keys are full, quick → quick
      2️⃣ ‹replicate› error: unknown key ‘replicate’ in a profile = valid keys are replicates, sweep, with → replicates
      """#),
    BrokenChapter(
      "an empty list of experiments",
      #"""
      ```figure
      id: fig-a
      from: 1️⃣[]
      caption: C
      ```
      """#,
      #"""
      1️⃣ ‹[]› error: ‘from’ must be one or more names, not a list
      """#),
    BrokenChapter(
      "a mapping among experiments",
      #"""
      ```figure
      id: fig-a
      from: [a, 1️⃣{b: c}]
      caption: C
      ```

      ```experiment
      id: a
      run: r
      ```
      """#,
      #"""
      1️⃣ ‹{b: c}› error: each element of ‘from’ must be text, not a mapping
      """#),
    BrokenChapter(
      "no caption",
      #"""
      ```figure
      id: 1️⃣fig-a
      from: a
      ```

      ```experiment
      id: a
      run: r
      ```
      """#,
      #"""
      1️⃣ ‹fig-a› warning: the figure ‘fig-a’ has no caption
      """#),
    BrokenChapter(
      "columns of a table",
      #"""
      ```table
      id: tbl-a
      from: a
      caption: C
      columns:
        - x
        - {value: 3, 1️⃣titel: X}
        - 2️⃣{title: Y}
        - 3️⃣7
      ```

      ```experiment
      id: a
      run: r
      ```
      """#,
      #"""
      1️⃣ ‹titel› error: unknown key ‘titel’ in a column = valid keys are format, title, value → title
      2️⃣ ‹{title: Y}› error: a column needs the key ‘value’
      3️⃣ ‹7› error: a column must be a mapping of keys to values, not the number 7 = write one ‘key: value’ a line
      """#),
    BrokenChapter(
      "value and values in one claim",
      #"""
      ```claim
      id: cl-a
      claim: A.
      value: mean(x)
      1️⃣values: {2️⃣2x: 1, 3️⃣holds: 2}
      holds: true
      ```
      """#,
      #"""
      1️⃣ ‹values› error: a claim has either ‘value’ or ‘values’, not both = name the single value in ‘values’
      2️⃣ ‹2x› error: ‘2x’ cannot name a quantity = names are letters, digits and ‘_’, begin with a letter, and are not ‘holds’
      3️⃣ ‹holds› error: ‘holds’ cannot name a quantity = names are letters, digits and ‘_’, begin with a letter, and are not ‘holds’
      """#),
    BrokenChapter(
      "maths left open in a caption",
      #"""
      ```figure
      id: fig-a
      from: a
      caption: "Time 1️⃣$t_\\gamma against σ"
      ```

      ```experiment
      id: a
      run: r
      ```
      """#,
      #"""
      1️⃣ ‹$t_\\gamma against σ› error: maths opened by ‘$’ is not closed in its paragraph = close it with ‘$’, no space before it; write ‘\$’ for a dollar sign
      """#),
  ]

  @Test(arguments: chapters)
  func `Mistakes in keys of directives give their exact diagnostics`(_ chapter: BrokenChapter) {
    #expect(chapter.actual() == chapter.expected)
  }
}
