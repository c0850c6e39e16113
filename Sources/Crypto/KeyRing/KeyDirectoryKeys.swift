/// The keys in their files.
extension KeyDirectory {
  func signingKey(_ name: KeyFileName) throws(KeyRingError) -> SigningKey {
    let pem = Secret(try read(name.text))
    do throws(CryptoError) {
      return try SigningKey(pem: pem)
    } catch {
      throw .damaged(path: path + "/" + name.text, reason: error.description)
    }
  }

  func tokenKey(createdAt: NumericDate, kid: String) throws(KeyRingError) -> DatedKey {
    let name = KeyFileName.token(createdAt: createdAt, kid: kid)
    let key = try signingKey(name)
    guard key.publicKey.kid == kid else {
      throw .misnamed(path: path + "/" + name.text, kid: key.publicKey.kid)
    }
    return DatedKey(createdAt: createdAt, key: key)
  }

  func sealingKey() throws(KeyRingError) -> SealedBox {
    let name = KeyFileName.sealing.text
    let text = String(decoding: try read(name), as: UTF8.self)
    do throws(SealError) {
      return try SealedBox(key: Secret(Hex.bytes(text.hasSuffix("\n") ? text.dropLast() : text[...]) ?? []))
    } catch {
      throw .damaged(path: path + "/" + name, reason: error.description)
    }
  }

  func createSealingKey(random: RandomBytes) throws(KeyRingError) {
    let key = try crypto { () throws(CryptoError) in try random.bytes(SealedBox.keyLength) }
    try create(KeyFileName.sealing.text, Array((Hex.text(key) + "\n").utf8))
  }

  func createReceiptKey() throws(KeyRingError) {
    try create(
      KeyFileName.receipt.text, crypto { () throws(CryptoError) in try SigningKey.generate().pem().reveal() })
  }

  func createTokenKey(at createdAt: NumericDate) throws(KeyRingError) -> DatedKey {
    let key = try crypto { () throws(CryptoError) in
      DatedKey(createdAt: createdAt, key: try SigningKey.generate())
    }
    try create(key.fileName.text, crypto { () throws(CryptoError) in try key.key.pem().reveal() })
    return key
  }

  private func crypto<R>(_ make: () throws(CryptoError) -> R) throws(KeyRingError) -> R {
    do throws(CryptoError) { return try make() } catch { throw .crypto(error) }
  }
}
