import Results
import SystemPackage
import Testing

struct FingerprintTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `known texts have their published digests`(text: String, digest: String) {
    #expect(Fingerprint(of: text).hexadecimal == digest)
    #expect(Fingerprint(of: text.utf8.lazy.map { $0 }).hexadecimal == digest)
  }

  @Test func `a million letters have their published digest, in memory and in a file`() throws {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(Fingerprint(of: bytes).hexadecimal == digest)
    try withTemporaryFolder { folder in
      let path = folder.appending("letters")
      try FileSystem.write(bytes, to: path)
      #expect(try Fingerprint(ofFile: path).hexadecimal == digest)
    }
  }

  @Test func `a missing file is named`() {
    let error = thrown(FileError.self) { _ = try Fingerprint(ofFile: "no/such/file") }
    #expect(error?.description == "cannot read ‘no/such/file’: there is no such file or folder")
  }

  @Test func `hexadecimal digits read back and nothing else does`() throws {
    let fingerprint = Fingerprint(of: "x")
    #expect(Fingerprint(hexadecimal: fingerprint.hexadecimal) == fingerprint)
    #expect(Fingerprint(hexadecimal: String(fingerprint.hexadecimal.dropLast())) == nil)
    #expect(Fingerprint(hexadecimal: fingerprint.hexadecimal.uppercased()) == nil)
    #expect(Fingerprint(hexadecimal: String(repeating: "g", count: 64)) == nil)
    #expect(Fingerprint(bytes: [1, 2, 3]) == nil)
    #expect(Fingerprint(bytes: fingerprint.bytes) == fingerprint)
  }

  @Test func `different lists of ingredients have different digests however they are cut`() {
    var digests: Set<Fingerprint> = []
    var count = 0
    func note(_ fill: (inout FingerprintBuilder) -> Void, purpose: String = "unit") {
      var builder = FingerprintBuilder(purpose)
      fill(&builder)
      digests.insert(builder.fingerprint)
      count += 1
    }
    note { _ in }
    note({ _ in }, purpose: "units")
    note { $0.add("a", "bc") }
    note { $0.add("ab", "c") }
    note { $0.add("", "abc") }
    note {
      $0.add("a", "b")
      $0.add("c", "")
    }
    note {
      $0.add("c", "")
      $0.add("a", "b")
    }
    note { $0.add("a", 1) }
    note { $0.add("a", 1 as UInt64) }
    note { $0.add("a", 1.0) }
    note { $0.add("a", true) }
    note { $0.add("a", "1") }
    note { $0.add("a", bytes: [1]) }
    note { $0.add("a", [1.0]) }
    note { $0.add("a", [1.0, 2.0]) }
    note { $0.add("a", ["1.0"]) }
    note { $0.add("a", ["1", ".0"]) }
    note { $0.add("a", Value.missing) }
    note { $0.add("a", Fingerprint(of: "1")) }
    #expect(digests.count == count)
  }

  @Test func `minus zero is zero and a value is what it holds`() {
    func digest(_ fill: (inout FingerprintBuilder) -> Void) -> Fingerprint {
      var builder = FingerprintBuilder("x")
      fill(&builder)
      return builder.fingerprint
    }
    #expect(digest { $0.add("a", -0.0) } == digest { $0.add("a", 0.0) })
    #expect(digest { $0.add("a", Value.integer(3)) } == digest { $0.add("a", 3) })
    #expect(digest { $0.add("a", Value.string("s")) } == digest { $0.add("a", "s") })
  }

  @Test func `the digest of ingredients never changes from one version of Folio to the next`() {
    var builder = FingerprintBuilder("work unit")
    builder.add("kind", "tabular-flow")
    builder.add("seed", 7)
    builder.add("scale", 0.5)
    // python3 -c "import hashlib,struct; f=lambda t,n,v: t+struct.pack('<Q',len(n))+n
    //   +struct.pack('<Q',len(v))+v; print(hashlib.sha256(f(b'p',b'',b'work unit')
    //   +f(b's',b'kind',b'tabular-flow')+f(b'i',b'seed',struct.pack('<q',7))
    //   +f(b'd',b'scale',struct.pack('<d',.5))).hexdigest())"
    #expect(
      builder.fingerprint.hexadecimal
        == "faad3e0c2005dfee4a21d350e19cae94b9777a2a038c8ca54dc968b99a48440e")
  }
}
