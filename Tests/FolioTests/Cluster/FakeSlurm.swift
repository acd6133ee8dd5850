import Foundation
import TestSupport
import Testing

/// Programs with the names of Slurm's, in a folder of their own, that run jobs on this machine and do what a test
/// tells them by files: `hold` keeps jobs waiting, `limit` is the most jobs that are taken at a time, `refusal` is
/// what `sbatch` says and `down` that the controller cannot be reached; `prelude` is run in a job before its work.
final class FakeSlurm {
  /// The repository that jobs work on.
  let test: FolioTest

  init(_ test: FolioTest) throws {
    self.test = test
    try test.write("", to: "slurm/calls")
    for (name, body) in Self.programs {
      try test.write("#!/bin/sh\nS=${0%/bin/*}\n\(body)", to: "slurm/bin/\(name)")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755],
        ofItemAtPath: test.root.appendingPathComponent("slurm/bin/\(name)").path)
    }
  }

  deinit {
    // Jobs that a test left waiting.
    try? test.write("", to: "slurm/over")
  }

  /// The variables of a process that finds these programs before all others.
  var environment: [String: String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return ["PATH": "\(test.root.path)/slurm/bin:\(path)"]
  }

  /// What `folio build` on the cluster is asked.
  static let build = ["build", "--executor", "slurm", "--poll-every", "0.05"]

  /// Builds on the cluster.
  func build(_ arguments: String...) throws -> FolioTest.Outcome {
    try test.folio(Self.build + arguments, environment: environment)
  }

  /// Begins to build on the cluster.
  func start(_ arguments: String...) throws -> RunningProgram {
    try test.start(Self.build + arguments, environment: environment)
  }

  /// The calls of a program, without its name.
  func calls(of program: String) throws -> [String] {
    try test.read("slurm/calls").split(separator: "\n").filter { $0.hasPrefix("\(program) ") }
      .map { String($0.dropFirst(program.count + 1)) }
  }

  /// The jobs in a state: their array's number, `_` and their own.
  func jobs(_ state: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: test.root.appendingPathComponent("slurm/jobs").path)
    return (names ?? []).filter { name in
      !name.contains(".") && (try? test.read("slurm/jobs/\(name)")) == "\(state)\n"
    }.sorted()
  }

  /// Ends a running job as Slurm does, and gives it a state.
  func end(_ job: String, as state: String) throws {
    try test.write("\(state)\n", to: "slurm/jobs/\(job)")
    let process = try test.read("slurm/jobs/\(job).process")
    if let number = Int32(process.dropLast()) { kill(number, SIGKILL) }
  }

  /// What is kept of batches.
  var batches: [String] {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: test.root.appendingPathComponent(".folio/slurm").path)
    return names ?? []
  }

  private static let unreachable = """
    if [ -e $S/down ]; then
      echo "${0##*/}: error: Unable to contact slurm controller (connect failure)" >&2
      exit 1
    fi

    """

  private static let programs = [
    "sbatch": """
    echo "sbatch $*" >> $S/calls
    \(unreachable)if [ -e $S/refusal ]; then cat $S/refusal >&2; exit 1; fi
    while :; do
      case $1 in
        --array=0-*) last=${1#--array=0-} ;;
        --job-name=*) name=${1#--job-name=} ;;
        --output=*) log=${1#--output=} ;;
        --dependency=afterany:*) after=$(echo ${1#--dependency=afterany:} | tr : ' ') ;;
        --*) ;;
        *) break ;;
      esac
      shift
    done
    if [ -e $S/limit ] && [ $((last + 1)) -gt $(cat $S/limit) ]; then
      echo "sbatch: error: QOSMaxSubmitJobPerUserLimit" >&2
      echo "sbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)" >&2
      exit 1
    fi
    number=$(($(cat $S/number 2>/dev/null || echo 100) + 1))
    echo $number > $S/number
    mkdir -p $S/jobs
    echo $name > $S/jobs/$number.name
    for task in $(seq 0 $last); do echo PENDING > $S/jobs/${number}_$task; done
    run() {
      job=$S/jobs/${number}_$1
      while [ "$(cat $job)" = PENDING ]; do
        waits=
        [ -e $S/hold ] && waits=1
        for other in $after; do grep -qE 'PENDING|RUNNING' $S/jobs/${other}_* && waits=1; done
        [ -z "$waits" ] && break
        [ -e $S/over ] || [ ! -e $S ] && exit
        sleep 0.02
      done
      [ "$(cat $job)" = PENDING ] || exit
      echo RUNNING > $job
      out=$(echo "$log" | sed "s/%A/$number/; s/%a/$1/")
      task=$1
      shift
      export SLURM_ARRAY_JOB_ID=$number SLURM_ARRAY_TASK_ID=$task
      if [ -e $S/prelude ]; then sh $S/prelude > "$out" 2>&1 || { echo FAILED > $job; exit; }; fi
      # As Slurm does, the script is run from a copy, whatever its permissions.
      sh "$@" >> "$out" 2>&1 < /dev/null &
      echo $! > $job.process
      wait $! && end=COMPLETED || end=FAILED
      [ "$(cat $job)" = RUNNING ] && echo $end > $job
    }
    for task in $(seq 0 $last); do (run $task "$@") < /dev/null > /dev/null 2>&1 & done
    [ -e $S/deaf ] && { rm $S/deaf; echo "sbatch: error: Socket timed out on send/recv operation" >&2; exit 1; }
    echo $number
    """,
    "squeue": """
    echo "squeue $*" >> $S/calls
    \(unreachable)for argument; do
      case $argument in --name=*) names=$(echo ${argument#--name=} | tr , ' ') ;; esac
    done
    for name in $names; do
      for file in $(grep -lx $name $S/jobs/*.name 2>/dev/null); do
        array=${file##*/}
        array=${array%.name}
        for job in $S/jobs/${array}_*; do
          case $job in *.process) continue ;; esac
          reason=None
          [ "$(cat $job)" = PENDING ] && reason=Priority
          echo "$array|${job##*_}|$(cat $job)|$reason|n1"
        done
      done
    done
    """,
    "scancel": """
    echo "scancel $*" >> $S/calls
    \(unreachable)for argument; do
      case $argument in
        --state=PENDING) pending=1 ;;
        --*) ;;
        *)
          for job in $S/jobs/${argument}_*; do
            case $job in *.process) continue ;; esac
            state=$(cat $job)
            if [ $state = PENDING ]; then echo CANCELLED > $job; fi
            if [ $state = RUNNING ] && [ -z "$pending" ]; then
              echo CANCELLED > $job
              # A job is running a moment before its process is known.
              while [ ! -s $job.process ]; do sleep 0.02; done
              kill -KILL $(cat $job.process)
            fi
          done
          ;;
      esac
    done
    """,
    "sacct": "echo 'Slurm accounting storage is disabled' >&2\nexit 1\n",
    "sinfo": "printf 'main\\nshort\\n'\n",
  ]
}
