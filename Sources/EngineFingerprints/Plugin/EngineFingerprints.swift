import PackagePlugin

/// Writes, before `Experiments` is compiled, the digest of the engine sources of each simulation.
@main
struct EngineFingerprints: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    []
  }
}
