import TestSupport
import Testing

/// The help texts, word for word: people read them before anything else.
struct InspectionHelpTests {
  static let texts = [
    (
      "explain",
      #"""
      OVERVIEW: Say why an item is stale, or that it is not.

      For an experiment, and for every experiment that a figure, table or claim is
      made from: which parameter, seed, data file or engine source has changed since
      its result was computed.

      EXAMPLES
        folio explain time-to-gain
        folio explain fig-time

      USAGE: folio explain <id> [--profile <profile>] [--root <folder>]

      ARGUMENTS:
        <id>                    The id of an experiment, figure, table or claim.

      OPTIONS:
        --profile <profile>     Which settings to compare: quick or full. (values:
                                quick, full; default: full)
        --root <folder>         The folder that holds ‘Chapters’; found from the
                                current folder upwards when left out.
        -h, --help              Show help information.


      """#
    ),
    (
      "checkpoint",
      #"""
      OVERVIEW: Write a network that an experiment trains as a safetensors file.

      The network is taken from ‘.folio’ where it is at hand, and trained now where
      it is not. Its sizes and its tokenizer stand among the file's metadata. An
      experiment with ‘checkpoint: FILE’ (a path relative to ‘Chapters’) begins with
      the policy in the file.

      NETWORKS
        trained-policy   of ‘policy-gradient’
        reward-model     of ‘reward-model-training’, ‘reward-model-statistics’
        initial-policy   of ‘language-model-training’
        The others train the networks that they begin with, too: name them.

      EXAMPLES
        folio checkpoint learning Chapters/data/policy.safetensors
        folio checkpoint rlhf a.safetensors --at rewardModel=on-policy-50
        folio checkpoint rlhf b.safetensors --network initial-policy

      USAGE: folio checkpoint <experiment> <file> [--network <network>] [--at <name=value> ...] [--replicate <replicate>] [--profile <profile>] [--quiet] [--root <folder>]

      ARGUMENTS:
        <experiment>            The id of an experiment.
        <file>                  The file to write, relative to the current folder; it
                                ends in ‘.safetensors’.

      OPTIONS:
        --network <network>     Which network; the one that the experiment is about
                                when left out.
        --at <name=value>       A value of a swept parameter; may be repeated.
        --replicate <replicate> Which repetition, from 0. (default: 0)
        --profile <profile>     Which settings to run: quick or full. (values: quick,
                                full; default: full)
        -q, --quiet             Show errors only.
        --root <folder>         The folder that holds ‘Chapters’; found from the
                                current folder upwards when left out.
        -h, --help              Show help information.


      """#
    ),
    (
      "diff",
      #"""
      OVERVIEW: Show every figure, table, claim and value that differs between two
      commits.

      Reports are read from ‘Output’ as it was committed, out of git's objects:
      nothing is checked out, built or run. Result tables are compared value by
      value, figures pixel by pixel; each difference is explained by what was set
      differently.

      REVISIONS
        (none)     HEAD with the working tree
        A          A with the working tree
        A B, A..B  one commit with another
        A...B      the commit where B left A's history, with B
        --staged   HEAD, or a commit A, with what is staged
      A and B are any names that git knows: branches, tags, HEAD~3,
      ‘HEAD@{yesterday}’, stash@{0}.

      EXAMPLES
        folio diff                     what changed since the last commit
        folio diff main~3 main         what three commits changed
        folio diff v1.0...             since this branch left v1.0
        folio diff --staged            what the next commit will change
        folio diff --json HEAD~1 HEAD  for programs
        folio diff --markdown main...  for a pull request's comment
        folio diff --patch HEAD~1      the result tables line by line
        folio diff --relative 1e-9     closer numbers are equal, and counted
        folio diff --relative 0        to the last bit, whatever chapters tolerate
        folio diff --rebuild v0.1      of a revision whose report was not committed
        folio diff --pictures never    words alone, on a terminal that shows pictures
        folio diff main --html a.html  as a page too, with pictures to lay on another

      EXIT STATUS
        0   the reports are equal
        1   they differ
        2   they could not be compared

      USAGE: folio diff [<revisions> ...] [--staged] [--json] [--markdown] [--patch] [--html <file>] [--rebuild] [--quiet] [--pictures <form>] [--relative <share>] [--absolute <number>] [--root <folder>]

      ARGUMENTS:
        <revisions>             No, one or two revisions, or a range of two.

      OPTIONS:
        --staged                Compare with what is staged, instead of the working
                                tree.
        --json                  Write the differences as JSON.
        --markdown              Write the differences as Markdown, for a pull
                                request's comment.
        --patch                 Write the differences of result tables as a patch,
                                which ‘git apply’ takes.
        --html <file>           Also write the differences as one page that needs
                                nothing but itself.
        --rebuild               Make the report of a revision that has none, from its
                                chapters, by this engine.
        -q, --quiet             Write nothing; the exit status tells.
        --pictures <form>       Show pictures of figures: auto, on a terminal that is
                                known to or says it can, unless NO_COLOR is set;
                                kitty or sixel, in that form, into a pipe too; or
                                never. (values: auto, kitty, sixel, never; default:
                                auto)
        --relative <share>      Call numbers equal that differ by less than this
                                share of the larger one, for every item and whatever
                                ‘diff’ says in chapters; 0 compares to the last bit.
        --absolute <number>     Call numbers equal that differ by less; overrides
                                chapters too.
        --root <folder>         The folder that holds ‘Chapters’; found from the
                                current folder upwards when left out.
        -h, --help              Show help information.


      """#
    ),
    (
      "history",
      #"""
      OVERVIEW: List every commit in which a figure, table, claim or experiment
      changed.

      Reports are read from ‘Output’ as it was committed, out of git's objects. Items
      that were renamed are followed under their former ids.

      EXAMPLES
        folio history fig-time                   every version, newest first
        folio history cl-slope --since v1.0      since a release
        folio history fig-time --until main~10   as of an earlier commit
        folio history fig-time --html film.html  its pictures, side by side
        folio history fig-time --json            for programs

      EXIT STATUS
        0   the item was found
        2   it was not, or the history could not be read

      USAGE: folio history <item> [--since <revision>] [--until <revision>] [--json] [--html <file>] [--pictures <form>] [--relative <share>] [--absolute <number>] [--root <folder>]

      ARGUMENTS:
        <item>                  The id of a figure, a table, a claim or an experiment.

      OPTIONS:
        --since <revision>      Leave out what this revision's history has.
        --until <revision>      Begin at this revision. (default: HEAD)
        --json                  Write the versions as JSON.
        --html <file>           Also write the versions as one page, a figure's
                                pictures as a film strip.
        --pictures <form>       Show pictures of figures: auto, on a terminal that is
                                known to or says it can, unless NO_COLOR is set;
                                kitty or sixel, in that form, into a pipe too; or
                                never. (values: auto, kitty, sixel, never; default:
                                auto)
        --relative <share>      Call numbers equal that differ by less than this
                                share of the larger one, for every item and whatever
                                ‘diff’ says in chapters; 0 compares to the last bit.
        --absolute <number>     Call numbers equal that differ by less; overrides
                                chapters too.
        --root <folder>         The folder that holds ‘Chapters’; found from the
                                current folder upwards when left out.
        -h, --help              Show help information.


      """#
    ),
    (
      "verify",
      #"""
      OVERVIEW: Prove that ‘Output’ is what the chapters and the engine give.

      Everything is computed again, beside the report, and every file is compared
      byte for byte. Files that are stale, edited by hand, missing or foreign are
      named, with what differs in them; nothing that is published is touched. With
      ‘--stored’, results are trusted where they are stored in ‘.folio’, or published
      in ‘Output/data’ under the key of what the chapters ask for. That proves
      figures, tables, claims and pages, in seconds and in a fresh clone too, but not
      the results.

      EXAMPLES
        folio verify               before a release, or in CI
        folio verify --stored      trust results at hand, draw and print again

      EXIT STATUS
        0   every file is what the sources give
        1   some are not
        2   the report could not be made again

      USAGE: folio verify [--stored] [--jobs <number>] [--quiet] [--root <folder>]

      OPTIONS:
        --stored                Trust results in ‘.folio’ and ‘Output/data’ instead
                                of computing them again.
        --jobs <number>         How many work units run at a time; all processors
                                when left out.
        -q, --quiet             Write nothing but errors; the exit status tells.
        --root <folder>         The folder that holds ‘Chapters’; found from the
                                current folder upwards when left out.
        -h, --help              Show help information.


      """#
    ),
    (
      "schema",
      #"""
      OVERVIEW: Print the JSON Schema of the directives and every simulation's
      parameters.

      EXAMPLES
        folio schema > folio.schema.json     for an editor's YAML support

      USAGE: folio schema

      OPTIONS:
        -h, --help              Show help information.


      """#
    ),
    (
      "clean",
      #"""
      OVERVIEW: Remove stored results, the quick report and the run history.

      Removes the folder ‘.folio’ and nothing else: ‘Output’ stays, and the next
      build takes from it what is still right. With ‘--unused’ only the stored
      results go that no chapter asks for any more, with quick settings or full ones.

      EXAMPLES
        folio clean
        folio clean --unused      what is still asked for stays
        folio clean --dry-run     say what would be removed

      USAGE: folio clean [--unused] [--dry-run] [--root <folder>]

      OPTIONS:
        --unused                Remove only stored results that no chapter asks for
                                any more.
        --dry-run               Say what would be removed, and remove nothing.
        --root <folder>         The folder that holds ‘Chapters’; found from the
                                current folder upwards when left out.
        -h, --help              Show help information.


      """#
    ),
  ]

  @Test(arguments: texts)
  func `Help says what the other commands do, by examples`(command: String, help: String) throws {
    let test = try FolioTest([:])
    let outcome =
      try command.isEmpty ? test.folio("--help") : test.folio(command, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.output == help)
    #expect(outcome.errors == "")
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE") })
  }
}
