import TestSupport
import Testing

/// The help texts, word for word: people read them before anything else.
struct HelpTests {
  static let texts = [
    (
      "",
      #"""
      OVERVIEW: Build a report from chapters whose experiments it runs.

      Chapters are Markdown files in ‘Chapters’, with experiments, figures, tables
      and claims in fenced blocks. The report is published in ‘Output’, to be
      committed and compared.

      EXAMPLES
        folio build                         the whole report
        folio run 02-flat-landscape         one chapter's experiments again
        folio run 02-flat-landscape#fig-time   what one figure needs
        folio diff HEAD~1 HEAD              what changed between two commits
        folio explain fig-time              why an item would be rerun, or why not

      EXIT STATUS
        0   all is well
        1   differences were found, or a claim does not hold
        2   an error: in a chapter, in an experiment, on disk, on the command line

      USAGE: folio <subcommand>

      OPTIONS:
        -h, --help              Show help information.

      SUBCOMMANDS:
        build                   Run what is missing, draw, check the claims, and
                                publish the report.
        run                     Run one chapter's experiments, or one item's, and
                                publish its figures and page.
        list                    List chapters and items with their state, or the
                                simulations chapters can run.
        check                   Report everything that is wrong with the chapters,
                                without running anything.
        explain                 Say why an item is stale, or that it is not.
        diff                    Show every figure, table, claim and value that
                                differs between two commits.
        history                 List every commit in which a figure, table, claim or
                                experiment changed.
        verify                  Prove that ‘Output’ is what the chapters and the
                                engine give.
        diff-files              Show how two versions of a table or picture differ.
        install-git             Let ‘git diff’ and ‘git difftool’ show tables and
                                pictures through Folio.
        plot                    Draw plots from specifications in files of their own.
        figure                  Export a figure with its data for other programs.
        poster                  Set the report on one sheet, to hang on a wall.
        checkpoint              Write a network that an experiment trains as a
                                safetensors file.
        schema                  Print the JSON Schema of the directives and every
                                simulation's parameters.
        clean                   Remove stored results, the quick report and the run
                                history.

        See 'folio help <subcommand>' for detailed help.

      """#
    ),
    (
      "build",
      #"""
      OVERVIEW: Run what is missing, draw, check the claims, and publish the report.

      Results at hand (in ‘.folio’, or committed in ‘Output’) are used where the key
      of their parameters, seed, data files and engine sources is the same;
      everything else is computed. With chapters named, only their experiments (and
      those they use) are computed; the other chapters show what was computed last.

      EXAMPLES
        folio build                     the whole report, into ‘Output’
        folio build 02-flat-landscape   the report, computing what chapter 2 needs
        folio build --profile quick     small settings, into ‘.folio/quick’
        folio build --fresh             compute everything again, to the same bytes
        folio build --split             also one page for each chapter
        folio build --executor slurm --partition cpu --time 1:00:00 --mem 4G
                                        compute in jobs of a Slurm cluster

      USAGE: folio build [<options>] [<chapters> ...]

      ARGUMENTS:
        <chapters>              Chapters to compute, by name or number; all when left
                                out.

      OPTIONS:
        --profile <profile>     Which settings to run: quick, or full into ‘Output’.
                                (values: quick, full; default: full)
        --jobs <number>         How many work units run at a time; all processors
                                when left out.
        --keep-every <seconds>  How often long runs keep their state, to go on from
                                there after a kill. (default: 10)
        --log <file>            Append what happens to each run to a file, one JSON
                                object a line.
        -q, --quiet             Show errors only.
        --root <folder>         The folder that holds ‘Chapters’; found from the
                                current folder upwards when left out.
        --force                 Draw and publish everything again, even where nothing
                                changed.
        --split                 Also publish one page per chapter, with a search,
                                into ‘chapters’.
        --fresh                 Compute again what is at hand, and fail where the
                                numbers differ.
        --executor <executor>   Compute on this machine, or in jobs of a Slurm
                                cluster that shares the folder. (values: local,
                                slurm; default: local)
        --partition <name>      The partition of jobs on the cluster.
        --time <time>           The time limit of a job, as 30 or 1:30:00.
        --mem <size>            The memory of a job, as 4G.
        --cpus <number>         The processors of a job; 1 when left out.
        --account <name>        The account that is charged.
        --qos <name>            The quality of service.
        --sbatch <option>       Another option of ‘sbatch’, as
                                --sbatch=--constraint=avx512; may be repeated.
        --max-jobs <number>     How many jobs an array has at most; 100 when left out.
        --retries <number>      How often a run whose job was lost is tried again; 2
                                when left out.
        --poll-every <seconds>  How often the queue is asked; every 5 seconds when
                                left out.
        --on-interrupt <detach|cancel>
                                What Ctrl-C does to the jobs: detach leaves them to
                                the next build (a second Ctrl-C cancels them).
                                (values: detach, cancel)
        -h, --help              Show help information.


      """#
    ),
    (
      "run",
      #"""
      OVERVIEW: Run one chapter's experiments, or one item's, and publish its figures
      and page.

      EXAMPLES
        folio run 02-flat-landscape             what is not at hand of chapter 2
        folio run 02#fig-time --fresh           all that figure is made from, again
        folio run 02-flat-landscape --profile quick

      USAGE: folio run [<options>] <target>

      ARGUMENTS:
        <target>                A chapter, by name or number, with ‘#ID’ for one item
                                of it.

      OPTIONS:
        --profile <profile>     Which settings to run: quick, or full into ‘Output’.
                                (values: quick, full; default: full)
        --jobs <number>         How many work units run at a time; all processors
                                when left out.
        --keep-every <seconds>  How often long runs keep their state, to go on from
                                there after a kill. (default: 10)
        --log <file>            Append what happens to each run to a file, one JSON
                                object a line.
        -q, --quiet             Show errors only.
        --root <folder>         The folder that holds ‘Chapters’; found from the
                                current folder upwards when left out.
        --fresh                 Compute again what is at hand, and fail where the
                                numbers differ.
        --executor <executor>   Compute on this machine, or in jobs of a Slurm
                                cluster that shares the folder. (values: local,
                                slurm; default: local)
        --partition <name>      The partition of jobs on the cluster.
        --time <time>           The time limit of a job, as 30 or 1:30:00.
        --mem <size>            The memory of a job, as 4G.
        --cpus <number>         The processors of a job; 1 when left out.
        --account <name>        The account that is charged.
        --qos <name>            The quality of service.
        --sbatch <option>       Another option of ‘sbatch’, as
                                --sbatch=--constraint=avx512; may be repeated.
        --max-jobs <number>     How many jobs an array has at most; 100 when left out.
        --retries <number>      How often a run whose job was lost is tried again; 2
                                when left out.
        --poll-every <seconds>  How often the queue is asked; every 5 seconds when
                                left out.
        --on-interrupt <detach|cancel>
                                What Ctrl-C does to the jobs: detach leaves them to
                                the next build (a second Ctrl-C cancels them).
                                (values: detach, cancel)
        -h, --help              Show help information.


      """#
    ),
    (
      "list",
      #"""
      OVERVIEW: List chapters and items with their state, or the simulations chapters
      can run.

      STATES
        fresh       the result at hand is what the chapter and the engine ask for
        stale       something it depends on has changed; ‘folio explain ID’ says what
        never run   there is no result
        failed      the last run ended in an error

      EXAMPLES
        folio list
        folio list --simulations     names, parameters with units, defaults and ranges

      USAGE: folio list [--simulations] [--profile <profile>] [--root <folder>]

      OPTIONS:
        --simulations           List the simulations and their parameters instead.
        --profile <profile>     Which settings the states refer to: quick or full.
                                (values: quick, full; default: full)
        --root <folder>         The folder that holds ‘Chapters’; found from the
                                current folder upwards when left out.
        -h, --help              Show help information.


      """#
    ),
    (
      "check",
      #"""
      OVERVIEW: Report everything that is wrong with the chapters, without running
      anything.

      Markdown, YAML, parameters and their ranges, columns in plots and claims,
      references, citations: all mistakes in one go, each with its file, line and
      column.

      EXAMPLES
        folio check
        folio check --profile quick     the quick settings instead of the full ones

      USAGE: folio check [--profile <profile>] [--root <folder>]

      OPTIONS:
        --profile <profile>     Which settings to check: quick or full. (values:
                                quick, full; default: full)
        --root <folder>         The folder that holds ‘Chapters’; found from the
                                current folder upwards when left out.
        -h, --help              Show help information.


      """#
    ),
  ]

  @Test(arguments: texts)
  func `Help says what building commands do, by examples`(command: String, help: String) throws {
    let test = try FolioTest([:])
    let outcome =
      try command.isEmpty ? test.folio("--help") : test.folio(command, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.output == help)
    #expect(outcome.errors == "")
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE") })
  }

  @Test func `Without a command the help is shown`() throws {
    let outcome = try FolioTest([:]).folio()
    #expect(outcome.output + outcome.errors == Self.texts[0].1)
  }

  @Test func `A misspelt command or option is refused with status 2 and the nearest one`() throws {
    let test = try FolioTest([:])
    let command = try test.folio("biuld")
    #expect(command.status == 2)
    #expect(command.output == "" && command.errors.contains("biuld"))
    let option = try test.folio("build", "--frsh")
    #expect(option.status == 2)
    #expect(option.errors.contains("--frsh") && option.errors.contains("--fresh"))
  }
}
