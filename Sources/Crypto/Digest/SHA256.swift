import COpenSSL

/// SHA-256 (FIPS 180-4), in one go or over a stream:
///
///     var hash = SHA256()
///     for try await chunk in upload { hash.update(chunk) }
///     let digest = hash.finish()
package struct SHA256: ~Copyable {
  private let context: OpaquePointer

  package init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      // Only without memory, where Swift's own allocations end the process too.
      fatalError("OpenSSL cannot begin a SHA-256")
    }
    self.context = context
  }

  deinit {
    EVP_MD_CTX_free(context)
  }

  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone = bytes.withContiguousBytes { EVP_DigestUpdate(context, $0.baseAddress, $0.count) == 1 }
    // Impossible for a context that was begun and is not finished, which `finish` consumes.
    guard isDone else { fatalError("OpenSSL cannot go on with a SHA-256") }
  }

  package consuming func finish() -> Digest {
    Digest { EVP_DigestFinal_ex(context, $0, nil) == 1 }
  }

  package static func digest(of bytes: some Sequence<UInt8>) -> Digest {
    bytes.withContiguousBytes { bytes in
      Digest { out in
        COpenSSL.SHA256(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, out) != nil
      }
    }
  }
}
