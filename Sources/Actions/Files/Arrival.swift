import Store

/// A file that came with an action: its bytes are in the vault already, under their hash; the rows that name them come
/// with the action, or never.
package struct Arrival: Sendable {
  package let blob: Blobs.Known
  /// As whoever sent it named it, fit to be shown (threats.md, U-03).
  package let name: String

  package init(blob: Blobs.Known, name: String) {
    self.blob = blob
    self.name = name
  }
}
