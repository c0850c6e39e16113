extension KeyRing {
  /// The keys of the folder, made on the first start. Processes that start at once end with the same keys:
  /// the first to get the lock makes them, the others find them.
  package static func open(
    directory path: String, now: NumericDate, random: RandomBytes
  ) throws(KeyRingError) -> KeyRing {
    try KeyDirectory.make(path)
    let directory = try KeyDirectory.locked(path, for: .changing)
    let names = try directory.names().compactMap(KeyFileName.init)
    // The token key is made last. So where there is one, the others were there too, and if one of them is
    // gone now it must not be replaced in silence: everything it sealed or signed would be lost without a
    // word.
    if !names.contains(where: \.isToken) {
      if !names.contains(.sealing) { try directory.createSealingKey(random: random) }
      if !names.contains(.receipt) { try directory.createReceiptKey() }
      _ = try directory.createTokenKey(at: now)
    }
    return try KeyRing(directory)
  }

  /// The keys of the folder as they are now; nothing is made.
  package static func load(directory path: String) throws(KeyRingError) -> KeyRing {
    try KeyRing(KeyDirectory.locked(path, for: .reading))
  }

  /// Makes a new token key, which signs from now on, and removes those that are dead.
  package static func rotate(directory path: String, now: NumericDate) throws(KeyRingError) -> KeyRing {
    let directory = try KeyDirectory.locked(path, for: .changing)
    let ring = try KeyRing(directory)
    // After every other, whatever the clock says now.
    let newest = ring.tokenKeys.reduce(0) { max($0, $1.createdAt) }
    let key = try directory.createTokenKey(at: max(now, newest + 1))
    let rotated = KeyRing(
      newest: key, older: ring.tokenKeys, receiptKey: ring.receiptKey, sealing: ring.sealing)
    let dead = rotated.dead(now: now)
    for key in dead { try directory.remove(key.fileName.text) }
    return KeyRing(
      newest: key, older: rotated.tokenKeys.dropFirst().dropLast(dead.count), receiptKey: ring.receiptKey,
      sealing: ring.sealing)
  }

  private init(_ directory: borrowing KeyDirectory) throws(KeyRingError) {
    let names = try directory.names().compactMap(KeyFileName.init)
    var tokenKeys: [DatedKey] = []
    for case .token(let createdAt, let kid) in names {
      tokenKeys.append(try directory.tokenKey(createdAt: createdAt, kid: kid))
    }
    // By time, and where two have the same, by name: every process has to choose the same one.
    tokenKeys.sort { ($0.createdAt, $0.key.publicKey.kid) > ($1.createdAt, $1.key.publicKey.kid) }
    guard let newest = tokenKeys.first else {
      throw .missing(path: directory.path + "/token-….pem")
    }
    self.init(
      newest: newest, older: Array(tokenKeys.dropFirst()),
      receiptKey: try directory.signingKey(.receipt), sealing: try directory.sealingKey())
  }
}

extension KeyFileName {
  fileprivate var isToken: Bool {
    if case .token = self { true } else { false }
  }
}
