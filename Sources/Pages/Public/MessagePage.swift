import Markup

/// What a message page shows besides its own words.
struct MessagePage: Model {
  var site: Site

  static let fields: [Field<MessagePage>] = [
    .record("site") { $0.site },
    .text("request") { _ in Message.requestPlace },
  ]
}
