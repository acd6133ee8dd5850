import Manuscript

extension Manifest {
  /// Checks what types cannot say: ids that can be file names, paths inside the repository, digests
  /// of 64 hexadecimal digits, counts that count.
  func validate() throws(ManifestError) {
    try validateDigest(page, at: "page")
    for (path, digest) in engine.sorted(by: { $0.key < $1.key }) {
      try validateDigest(digest, at: "engine.\(path)")
    }
    for (index, chapter) in chapters.enumerated() {
      try validate(chapter, at: "chapters.\(index)")
    }
    for (id, experiment) in experiments.sorted(by: { $0.key < $1.key }) {
      try validate(experiment, id: id)
    }
    for (id, figure) in figures.sorted(by: { $0.key < $1.key }) {
      try validate(figure, id: id)
    }
    for (id, table) in tables.sorted(by: { $0.key < $1.key }) {
      try validateID(id, at: "tables")
      try validate(table.place, at: "tables.\(id).place")
      try validate(table.tolerance, at: "tables.\(id)")
    }
    for (id, claim) in claims.sorted(by: { $0.key < $1.key }) {
      try validateID(id, at: "claims")
      try validate(claim.place, at: "claims.\(id).place")
      try validate(claim.tolerance, at: "claims.\(id)")
    }
    for (index, value) in values.enumerated() {
      try validate(value.place, at: "values.\(index).place")
    }
  }

  private func validate(_ chapter: Chapter, at path: String) throws(ManifestError) {
    try validatePath(chapter.path, at: "\(path).path")
    try validateDigest(chapter.digest, at: "\(path).digest")
  }

  private func validate(_ experiment: Experiment, id: String) throws(ManifestError) {
    try validateID(id, at: "experiments")
    let path = "experiments.\(id)"
    try validate(experiment.place, at: "\(path).place")
    try validate(experiment.tolerance, at: path)
    try validateDigest(experiment.key, at: "\(path).key")
    if let data = experiment.data { try validateDigest(data, at: "\(path).data") }
    for (file, digest) in experiment.dataFiles.sorted(by: { $0.key < $1.key }) {
      try validatePath(file, at: "\(path).dataFiles")
      try validateDigest(digest, at: "\(path).dataFiles.\(file)")
    }
    guard experiment.rowCount >= 0 else {
      throw .malformed(path: "\(path).rowCount", problem: "is negative")
    }
    guard experiment.replicates >= 1 else {
      throw .malformed(path: "\(path).replicates", problem: "is less than 1")
    }
  }

  private func validate(_ figure: Figure, id: String) throws(ManifestError) {
    try validateID(id, at: "figures")
    let path = "figures.\(id)"
    try validate(figure.place, at: "\(path).place")
    try validate(figure.tolerance, at: path)
    try validateDigest(figure.specification, at: "\(path).specification")
    try validateDigest(figure.caption, at: "\(path).caption")
    for (type, digest) in figure.files.sorted(by: { $0.key < $1.key }) {
      guard ["pdf", "png", "svg"].contains(type) else {
        throw .malformed(path: "\(path).files.\(type)", problem: "is not ‘svg’, ‘png’ or ‘pdf’")
      }
      try validateDigest(digest, at: "\(path).files.\(type)")
    }
    guard figure.width >= 0, figure.height >= 0 else {
      throw .malformed(path: path, problem: "has a negative size")
    }
  }

  private func validate(_ tolerance: Tolerance?, at path: String) throws(ManifestError) {
    let isPositive = [tolerance?.relative, tolerance?.absolute].allSatisfy { ($0 ?? 0) >= 0 }
    guard isPositive else {
      throw .malformed(path: "\(path).tolerance", problem: "is negative")
    }
  }

  private func validate(_ place: Place, at path: String) throws(ManifestError) {
    try validatePath(place.chapter, at: "\(path).chapter")
    guard place.line >= 1 else {
      throw .malformed(path: "\(path).line", problem: "is \(place.line), and lines count from 1")
    }
  }
}

private func validateID(_ id: String, at path: String) throws(ManifestError) {
  let allowed = id.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
  guard allowed, (1...200).contains(id.utf8.count) else {
    throw .malformed(path: "\(path).\(id)", problem: "is not an id")
  }
}

private func validateDigest(_ digest: String, at path: String) throws(ManifestError) {
  let isHexadecimal = digest.utf8.allSatisfy { byte in
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
  guard isHexadecimal, digest.utf8.count == 64 else {
    throw .malformed(path: path, problem: "is not a digest of 64 hexadecimal digits")
  }
}

private func validatePath(_ text: String, at path: String) throws(ManifestError) {
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  let isInside = parts.allSatisfy { !["", ".", ".."].contains($0) }
  guard isInside, !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
    throw .malformed(path: path, problem: "is not a path inside the repository")
  }
}
