import LanguageModels
import NumericalMethods

/// A trained network as it is shared between runs, exported and imported: a safetensors file with the sizes and
/// the tokenizer among its metadata, and what was recorded while it was trained.
struct TrainedNetwork {
  private static let tokenizerName = "tokenizer"
  private static let recordPrefix = "training.records."

  private let file: SafeTensors

  /// A network with its tokenizer and records.
  ///
  /// - Parameters:
  ///   - parameters: The network.
  ///   - tokenizer: What its tokens are.
  ///   - records: What was recorded, by name.
  init(
    _ parameters: NetworkParameters<Float>, _ tokenizer: BytePairTokenizer,
    records: [String: [Double]] = [:]
  ) {
    var file = parameters.safeTensors(
      metadata: [Self.tokenizerName: tokenizer.portableDescription])
    for (name, values) in records {
      file.insert(
        NamedTensor(
          name: Self.recordPrefix + name, shape: [values.count], values: .float64(values)))
    }
    self.file = file
  }

  /// The network that ``bytes`` hold.
  ///
  /// - Throws: `SafeTensorsError` where they hold none.
  init(_ bytes: [UInt8]) throws(SafeTensorsError) {
    file = try SafeTensors(decoding: bytes)
  }

  /// The network in a researcher's file.
  ///
  /// - Throws: `SafeTensorsError` where it holds none.
  init(importing file: DataFile) throws(SafeTensorsError) {
    try self.init(file.contents)
    _ = try parameters()
  }

  /// The whole as bytes.
  var bytes: [UInt8] { file.encoded() }

  /// The same without what was recorded: the network and its metadata, to be given to others.
  var exported: [UInt8] {
    let tensors = file.tensors.values.filter { !$0.name.hasPrefix(Self.recordPrefix) }
    return SafeTensors(tensors.sorted { $0.name < $1.name }, metadata: file.metadata).encoded()
  }

  /// The network.
  func parameters() throws(SafeTensorsError) -> NetworkParameters<Float> {
    try NetworkParameters<Float>(from: file)
  }

  /// The network as a policy over a tokenizer's tokens.
  ///
  /// - Throws: `SimulationFailure` where it is none.
  func policy(of tokenizer: BytePairTokenizer) throws -> NetworkParameters<Float> {
    let parameters = try parameters()
    let shape = parameters.shape
    guard shape.vocabularySize == tokenizer.vocabularySize,
      shape.outputCount == shape.vocabularySize
    else {
      throw SimulationFailure(
        "the checkpoint is no policy over \(tokenizer.vocabularySize) tokens: it reads "
          + "\(shape.vocabularySize) tokens and has \(shape.outputCount) outputs")
    }
    return parameters
  }

  /// The tokenizer.
  ///
  /// - Throws: `SimulationFailure` where the file names none.
  func tokenizer() throws -> BytePairTokenizer {
    guard let text = file.metadata[Self.tokenizerName] else {
      throw SimulationFailure(
        "the checkpoint has no ‘\(Self.tokenizerName)’ among its metadata, so its tokens mean nothing here"
      )
    }
    return try BytePairTokenizer(portableDescription: text)
  }

  /// What was recorded under a name; nothing where there is no such record.
  func record(_ name: String) -> [Double] {
    guard case .float64(let values)? = file.tensors[Self.recordPrefix + name]?.values else {
      return []
    }
    return values
  }
}
