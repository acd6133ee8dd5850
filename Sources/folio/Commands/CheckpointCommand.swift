import ArgumentParser
import Experiments
import Publishing
import Results
import SystemPackage

/// `folio checkpoint`: a network that an experiment trains, as a safetensors file.
struct CheckpointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: "Write a network that an experiment trains as a safetensors file.",
    discussion: """
      The network is taken from ‘.folio’ where it is at hand, and trained now where it is not. Its sizes \
      and its tokenizer stand among the file's metadata. An experiment with ‘checkpoint: FILE’ (a path \
      relative to ‘Chapters’) begins with the policy in the file.

      NETWORKS
        trained-policy   of ‘policy-gradient’
        reward-model     of ‘reward-model-training’, ‘reward-model-statistics’
        initial-policy   of ‘language-model-training’
        The others train the networks that they begin with, too: name them.

      EXAMPLES
        folio checkpoint learning Chapters/data/policy.safetensors
        folio checkpoint rlhf a.safetensors --at rewardModel=on-policy-50
        folio checkpoint rlhf b.safetensors --network initial-policy
      """)

  @Argument(help: "The id of an experiment.")
  var experiment: String

  @Argument(help: "The file to write, relative to the current folder; it ends in ‘.safetensors’.")
  var file: String

  @Option(help: "Which network; the one that the experiment is about when left out.")
  var network: String?

  @Option(
    name: .customLong("at"),
    help: ArgumentHelp("A value of a swept parameter; may be repeated.", valueName: "name=value"))
  var point: [String] = []

  @Option(help: "Which repetition, from 0.")
  var replicate = 0

  @Option(help: "Which settings to run: quick or full.")
  var profile: Profile = .full

  @Flag(name: .shortAndLong, help: "Show errors only.")
  var quiet = false

  @OptionGroup var workspace: WorkspaceOptions

  func validate() throws {
    guard file.hasSuffix(".safetensors") else {
      throw ValidationError("‘\(file)’ does not end in ‘.safetensors’.")
    }
    for value in point where !value.dropFirst().contains("=") {
      throw ValidationError("‘\(value)’ is not of the form NAME=VALUE.")
    }
  }

  func run() throws {
    let repository = try reportingErrors { try workspace.open() }
    let progress = BuildProgress(isQuiet: quiet)
    Interruption.listen()
    try reportingErrors {
      let checkpoint = try NetworkCheckpoint(
        of: experiment, network: network, point: values, replicate: replicate, in: repository,
        profile: profile)
      let bytes = try training(progress) {
        try checkpoint.bytes(cancellation: Interruption.flag, observer: progress)
      }
      try FileSystem.write(bytes, to: FilePath(file))
      if !quiet { print("\(file): \(checkpoint.network), \((bytes.count + 1023) / 1024) KiB") }
    }
  }

  private var values: [(name: String, value: String)] {
    point.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), String(parts[parts.count - 1]))
    }
  }

  /// Trains with progress; what stops it is told in words.
  private func training(_ progress: BuildProgress, _ body: () throws -> [UInt8]) throws -> [UInt8] {
    defer { progress.finish() }
    do {
      return try body()
    } catch let failure as SimulationFailure {
      throw CheckpointFailure(description: failure.message)
    } catch is CancellationError {
      throw CheckpointFailure(description: "stopped; what is computed is kept")
    }
  }
}

/// Why a checkpoint was not made.
private struct CheckpointFailure: Error, CustomStringConvertible {
  let description: String
}
