/// A page that says one thing in plain words, and what to do next. Published once a workspace; the server answers
/// with its bytes.
package enum Message: String, CaseIterable, Sendable {
  /// After a link was asked for, whether or not the address is known.
  case checkYourMail = "check-your-mail"
  /// A sign-in link that was used, has run out, or never was.
  case linkExpired = "link-expired"
  /// The last access was revoked or has expired.
  case accessEnded = "access-ended"
  /// The portal is switched off.
  case unavailable
  /// What is not there and what is not yours alike (404).
  case notFound = "not-found"
  /// Too many attempts (429).
  case tooMany = "too-many"
  case signedOut = "signed-out"
  /// The session could not be renewed twice in a row, mostly because the browser keeps no cookies.
  case tryAgain = "try-again"
  /// A form that did not come from our own page (403).
  case refused
  /// Something of one's own that one may look at and not do (403).
  case notAllowed = "not-allowed"
  /// A request that cannot be read (400).
  case badRequest = "bad-request"
  /// A mistake of ours (500).
  case serverError = "server-error"
  /// Stripe cannot be reached, or does not do what it is asked (503).
  case cardsUnavailable = "cards-unavailable"
  /// The database cannot be reached (503).
  case busy

  /// Stands in a published page where the number of the request belongs: whoever answers with the page puts that there
  /// (threats.md, O-03). As long as such a number, so that nothing else in the page or about it changes.
  package static let requestPlace = "0000000000000000"

  var template: String { "pages/message-\(rawValue)" }

  /// Below the public folder.
  package var path: String { "messages/\(rawValue).html" }
}
