import ServiceLifecycle

/// What is done after a request was answered, one thing after the other, so that no answer waits for it and none tells by
/// its time what was done.
struct Errands: Service {
  private let stream: AsyncStream<@Sendable () async -> Void>
  private let continuation: AsyncStream<@Sendable () async -> Void>.Continuation

  /// Beyond that many waiting the newest is dropped; limits on attempts are hit long before.
  private static let capacity = 10_000

  init() {
    (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.capacity))
  }

  func add(_ errand: @escaping @Sendable () async -> Void) {
    continuation.yield(errand)
  }

  /// Runs until the server shuts down; what waits then is still done.
  func run() async {
    await withGracefulShutdownHandler {
      for await errand in stream { await errand() }
    } onGracefulShutdown: {
      continuation.finish()
    }
  }

  /// Returns when everything that was added before is done.
  func settle() async {
    await withCheckedContinuation { done in
      add { done.resume() }
    }
  }
}
