import Markup
import Portal

/// What became of a version, in words.
enum VersionState: String, CaseIterable {
  case toDecide
  case toLookAt
  case withOthers
  case youAsked
  case asked
  case approved
  case replaced
}

/// A version as a row of the table.
struct VersionRow: Model {
  var number: Int
  /// Nil for the one on the stage.
  var address: String?
  var when: When
  var state: String
  var tone: String?
  /// Of its one file; nil where there are several, none, or it may not be taken away.
  var download: String?

  static let fields: [Field<VersionRow>] = [
    .number("number") { $0.number },
    .optionalText("address") { $0.address },
    .record("when") { $0.when },
    .text("state") { $0.state },
    .optionalText("tone") { $0.tone },
    .optionalText("download") { $0.download },
  ]

  init(_ version: Version, of work: Work, onStage current: Version, givesOriginals: Bool, root: String) {
    let dates = work.dates
    number = version.number
    address = version.id == current.id ? nil : work.address(of: version)
    when = dates.moment(version.id == work.version.id ? work.sentAt : version.createdAt)
    let state = Self.state(of: version, work)
    self.state = dates.phrases.versionStates[state.0]?.text(0, [state.name]) ?? ""
    tone =
      switch state.0 {
      case .toDecide: "you-text"
      case .approved: "good-text"
      default: nil
      }
    if givesOriginals, version.files.count == 1, let file = version.files.first, !file.blob.isPurged {
      download = Download.address(of: Display.line(file.name), id: file.id.text, root: root)
    }
  }

  private static func state(of version: Version, _ work: Work) -> (VersionState, name: String) {
    let isNewest = version.id == work.version.id
    if isNewest, work.review == .approved { return (.approved, "") }
    if let request = work.request(for: version), !isNewest || work.review == .changesRequested {
      return work.isOwn(request.client) ? (.youAsked, "") : (.asked, Display.line(request.name))
    }
    guard isNewest else { return (.replaced, "") }
    switch work.review {
    case .toDecide: return (.toDecide, "")
    case .toLookAt: return (.toLookAt, "")
    case .withOthers, .changesRequested, .approved: return (.withOthers, "")
    }
  }
}
