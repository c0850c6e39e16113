import COpenSSL

/// HMAC with SHA-256 (RFC 2104). Compare codes as `Digest` values: their `==` takes constant time.
package enum HMACSHA256 {
  package static func code(for message: some Sequence<UInt8>, key: Secret<[UInt8]>) -> Digest {
    let key = key.reveal()
    return message.withContiguousBytes { message in
      Digest { out in
        let bytes = message.bindMemory(to: UInt8.self)
        return HMAC(EVP_sha256(), key, Int32(key.count), bytes.baseAddress, bytes.count, out, nil) != nil
      }
    }
  }
}
