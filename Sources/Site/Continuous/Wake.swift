import Dispatch

/// Lets a worker sleep until there is something to do, or a time has come. A signal that comes while nobody sleeps is
/// kept, once.
struct Wake: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func signal() {
    semaphore.signal()
  }

  /// Returns at the next signal, or after so many milliseconds.
  func wait(milliseconds: Int) {
    guard semaphore.wait(timeout: .now() + .milliseconds(milliseconds)) == .success else { return }
    while semaphore.wait(timeout: .now()) == .success {}
  }
}
