import Markup

/// A day or a moment in words, with the exact one beside it (`<time datetime title>`).
struct When: Model, Equatable {
  var iso: String
  /// The whole date, for whoever rests a pointer on the words.
  var title: String
  /// What is read: `in 6 days`, `30 November`.
  var text: String

  static let fields: [Field<When>] = [
    .text("iso") { $0.iso },
    .text("title") { $0.title },
    .text("text") { $0.text },
  ]
}
