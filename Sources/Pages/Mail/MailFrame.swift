import Markup

/// What every mail of a workspace looks like: its name, address and colours. Mail readers know no style sheet of ours,
/// so here, and only here, colours are written into the HTML; each is `#rrggbb` by its type.
struct MailFrame: Model {
  var language: String
  var name: String
  var address: String
  var accent: Accent

  static let fields: [Field<MailFrame>] = [
    .text("language") { $0.language },
    .text("name") { $0.name },
    .text("address") { $0.address },
    .record("fill") { $0.accent.fill },
    .record("text") { $0.accent.text },
    .record("onFill") { $0.accent.onFill },
  ]

  init(_ brand: Brand, language: String) {
    self.language = language
    name = brand.name
    address = brand.address
    accent = brand.accent
  }
}

extension Accent.Pair: Model {
  package static let fields: [Field<Accent.Pair>] = [
    .text("light") { $0.light },
    .text("dark") { $0.dark },
  ]
}
