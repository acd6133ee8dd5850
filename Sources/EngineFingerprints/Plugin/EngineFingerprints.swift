import Foundation
import PackagePlugin

/// Writes, before `Experiments` is compiled, the digest of the engine sources of each simulation.
///
/// The modules looked at are the target and everything in this package that it depends on; nothing
/// is listed by hand.
@main
struct EngineFingerprints: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let sources = context.package.directoryURL.appending(
      path: "Sources", directoryHint: .isDirectory)
    let own = Set(context.package.targets.map(\.id))
    let engine = [target] + target.recursiveTargetDependencies.filter { own.contains($0.id) }
    let modules = engine.compactMap { $0 as? any SourceModuleTarget }.filter {
      $0 is SwiftSourceModuleTarget || $0 is ClangSourceModuleTarget
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "EngineFingerprint+Sources.swift")
    let folders = modules.map {
      "\($0.moduleName)=\($0.directoryURL.path.dropFirst(sources.path.count))"
    }
    return [
      .buildCommand(
        displayName: "Fingerprinting the engine's sources",
        executable: try context.tool(named: "fingerprint-sources").url,
        arguments: [output.path, sources.path] + folders,
        inputFiles: modules.flatMap { files(in: $0.directoryURL) },
        outputFiles: [output])
    ]
  }

  /// All Swift and C files below a folder, sorted.
  private func files(in folder: URL) -> [URL] {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.filter { path in
      [".swift", ".c", ".h"].contains { path.hasSuffix($0) }
    }.sorted().map {
      folder.appending(path: $0)
    }
  }
}
