import Portal
import Store
import Vault

/// Sends pictures that were made of uploaded files.
struct PreviewSender: Sendable {
  let sender: FileSender

  init(previews: Vault) {
    sender = FileSender(vault: previews)
  }

  /// Nil where it is gone: it will be made again.
  func send(_ made: Previews.Made, of name: String, _ visit: Visit) throws -> Answer? {
    let ending = made.mediaType == "image/webp" ? "webp" : "jpg"
    let blob = Blob(size: made.size, mediaType: made.mediaType)
    do throws(VaultError) {
      return try sender.send("\(name).\(ending)", blob, made.hash, isInline: true, visit)
    } catch .missing {
      return nil
    }
  }
}
