/// A file on its way in pieces, or whole and waiting for the form that it belongs to.
package enum Upload: Identified {
  package static let prefix = "upload"

  /// Kept for so long after the last bytes came, in seconds: two days.
  package static let keptSeconds: Int64 = 2 * 86_400
}
