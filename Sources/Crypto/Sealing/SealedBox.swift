/// Encrypts a secret for storage, with the name of the place where it is kept: AES-256-GCM (NIST SP 800-38D).
///
/// What is sealed for one place does not open in another, so a row's secret cannot be copied into a foreign
/// row. The form is: version 1 (one byte), nonce (12), ciphertext, tag (16). A random nonce is safe for 2³²
/// secrets under one key (SP 800-38D §8.3); an installation seals thousands.
package struct SealedBox: Sendable {
  package static let keyLength = 32
  /// In bytes. Keys and passwords are short; files are not sealed.
  package static let longestSecret = 65_536
  private static let version: UInt8 = 1
  private let key: Secret<[UInt8]>

  package init(key: Secret<[UInt8]>) throws(SealError) {
    guard key.reveal().count == SealedBox.keyLength else { throw .wrongKeyLength(key.reveal().count) }
    self.key = key
  }

  /// - Parameter place: what the secret belongs to, for example `workspace_…/stripe-secret-key`. Not stored.
  package func seal(
    _ secret: Secret<[UInt8]>, place: String, random: RandomBytes
  ) throws(SealError) -> [UInt8] {
    let plain = secret.reveal()
    guard plain.count <= SealedBox.longestSecret else { throw .tooLong }
    do throws(CryptoError) {
      let nonce = try random.bytes(AES256GCM.nonceLength)
      let sealed = try AES256GCM.seal(
        plain, key: key.reveal(), nonce: nonce, authenticating: context(of: place))
      return [SealedBox.version] + nonce + sealed
    } catch {
      throw .crypto(error)
    }
  }

  package func open(_ sealed: [UInt8], place: String) throws(SealError) -> Secret<[UInt8]> {
    guard let version = sealed.first else { throw .tooShort }
    guard version == SealedBox.version else { throw .unknownVersion(version) }
    let start = 1 + AES256GCM.nonceLength
    guard sealed.count >= start + AES256GCM.tagLength else { throw .tooShort }
    guard sealed.count <= start + SealedBox.longestSecret + AES256GCM.tagLength else { throw .tooLong }
    let opened = AES256GCM.open(
      Array(sealed[start...]), key: key.reveal(), nonce: Array(sealed[1..<start]),
      authenticating: context(of: place))
    guard let opened else { throw .refused }
    return Secret(opened)
  }

  /// The version is authenticated too: a later form cannot be passed off as this one.
  private func context(of place: String) -> [UInt8] {
    [SealedBox.version] + Array(place.utf8)
  }
}

/// Why a secret was not sealed, or does not open.
package enum SealError: Error, Equatable {
  case wrongKeyLength(Int)
  case tooShort
  case tooLong
  case unknownVersion(UInt8)
  /// Another key, another place, or changed bytes: nobody can tell which.
  case refused
  case crypto(CryptoError)
}

extension SealError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .wrongKeyLength(let count): "The sealing key has \(count) bytes instead of \(SealedBox.keyLength)."
    case .tooShort: "The sealed secret is cut short."
    case .tooLong: "A secret has at most \(SealedBox.longestSecret) bytes."
    case .unknownVersion(let version):
      "The secret was sealed in form \(version), which this release does not know."
    case .refused: "The secret was sealed with another key, for another place, or has been changed."
    case .crypto(let error): error.description
    }
  }
}
