/// Why a mail was not taken. Says nothing that is secret: no password, no contents.
package enum DeliveryProblem: Error, Hashable, CustomStringConvertible {
  /// It may be taken later: nobody answered, the server has no time or no room, or our settings are wrong.
  case temporary(String)
  /// The server does not want this mail, now or ever.
  case permanent(String)

  package var description: String {
    switch self {
    case .temporary(let reason), .permanent(let reason): reason
    }
  }
}
