import HTTPTypes
import Portal
import PorticoCrypto
import Vault

/// Sends a file of the vault, whole or the part that was asked for (RFC 9110 §14).
struct FileSender: Sendable {
  let vault: Vault

  func send(_ name: String, _ blob: Blob, _ digest: Digest, isInline: Bool, _ visit: Visit) throws(VaultError)
    -> Answer
  {
    let file = try vault.open(digest)
    guard file.size == blob.size else { throw VaultError.damaged(digest.hex) }
    let etag = "\"\(digest.hex.prefix(32))\""
    var answer: Answer
    switch range(visit, etag: etag, size: file.size) {
    case .whole:
      answer = Answer(200)
      answer.slice = FileSlice(file: file, range: 0..<file.size)
    case .part(let range):
      answer = Answer(206)
      answer.slice = FileSlice(file: file, range: range)
      answer.fields.append(
        Field("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)"))
    case .unsatisfiable:
      answer = Answer(416)
      answer.fields.append(Field("Content-Range", "bytes */\(file.size)"))
      return answer
    }
    answer.type = blob.mediaType
    answer.length = answer.slice?.length
    answer.upload = isInline ? (blob.mediaType == "image/svg+xml" ? .drawing : .shown) : .saved
    answer.fields += [
      Field("Content-Disposition", Disposition.text(name: name, isInline: isInline)),
      Field("ETag", etag), Field("Accept-Ranges", "bytes"),
    ]
    return answer
  }

  /// A range counts only while the file is the one that the asker has a part of (RFC 9110 §13.1.5); a date proves nothing.
  private func range(_ visit: Visit, etag: String, size: Int64) -> ByteRange {
    if let condition = visit.headers[.ifRange], condition != etag { return .whole }
    return ByteRange(visit.headers[.range], size: size)
  }
}
