import COpenSSL

/// Compares secrets without telling, by the time it takes, how many bytes agree. The lengths are no secret.
package func constantTimeEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  a.count == b.count && CRYPTO_memcmp(a, b, a.count) == 0
}
