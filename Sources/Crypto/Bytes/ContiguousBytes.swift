extension Sequence<UInt8> {
  /// The bytes where they lie; copied only if they lie in several places.
  func withContiguousBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    let inPlace = try withContiguousStorageIfAvailable { try body(UnsafeRawBufferPointer($0)) }
    return if let inPlace { inPlace } else { try Array(self).withUnsafeBytes(body) }
  }
}
