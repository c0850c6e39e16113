import Store

/// What the post has to say, for the log. Ids and kinds, no addresses.
package enum PostEvent: Sendable {
  case sent(Outbox.Entry)
  /// Tried again later.
  case delayed(Outbox.Entry, seconds: Int64, reason: String)
  /// Not tried again: an operator's and the owner's business.
  case failed(Outbox.Entry, reason: String)
  /// Not sent, and no fault.
  case dropped(Outbox.Entry, reason: String)
  /// The outbox itself cannot be read or written; said once until it can.
  case trouble(String)
}
