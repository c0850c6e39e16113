import NIOCore

/// The time by which doors measure their connections, handed in so that a test need not wait for it.
package struct DoorClock: Sendable {
  let now: @Sendable () -> NIODeadline
  /// Has `ring` called on the event loop once the moment has come.
  let set:
    @Sendable (_ moment: NIODeadline, _ loop: any EventLoop, _ ring: @escaping @Sendable () -> Void) -> Alarm

  /// What was set, and can be taken back.
  struct Alarm: Sendable {
    let cancel: @Sendable () -> Void
  }

  /// The event loop's own.
  package static let system = DoorClock(
    now: { .now() },
    set: { moment, loop, ring in
      let task = loop.scheduleTask(deadline: moment, ring)
      return Alarm { task.cancel() }
    })
}
