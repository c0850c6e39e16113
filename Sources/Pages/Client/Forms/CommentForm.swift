import Markup
import Portal

/// A line to write in below a conversation.
struct CommentForm: Model {
  let address: String
  let version: String
  /// How many remarks there were: the same words after the next one are said again, not posted twice.
  let nonce: Int
  let text: FieldNote
  /// The place that it is about, set by a script.
  let pin: String
  let place: PlaceFields
  /// The remark that was being answered where the form was refused.
  let replyTo: String

  static let fields: [Field<CommentForm>] = [
    .text("address") { $0.address },
    .text("version") { $0.version },
    .number("nonce") { $0.nonce },
    .record("text") { $0.text },
    .text("pin") { $0.pin },
    .record("place") { $0.place },
    .text("replyTo") { $0.replyTo },
  ]

  /// The team's own.
  init(of version: Version, to address: String, _ refused: FormState?) {
    self.address = address
    self.version = version.id.text
    nonce = version.comments.count
    text = FieldNote("text", refused)
    pin = refused?.value("pin") ?? ""
    place = PlaceFields(version, refused)
    replyTo = refused?.value("reply-to") ?? ""
  }

  /// Nil where one only looks: on a plan without decisions, and for the team.
  init?(_ work: Work, version: Version, _ portal: ClientPortal) {
    guard portal.takesForms, portal.snapshot.workspace.plan.includes(.decideOnDeliverables) else {
      return nil
    }
    let refused = portal.refused(.comment(work.deliverable.id.text))
      .flatMap { $0.value("version") == version.id.text ? $0 : nil }
    self.init(of: version, to: "\(work.address)comments", refused)
  }
}
