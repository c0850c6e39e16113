import Portal

/// A pin in a file: an object of numbers, of one of the shapes that `Pin` documents.
enum PinFormat {
  /// In the order in which they are kept.
  static let members = ["file", "page", "x", "y", "at", "until"]
  static let noun = """
    a place: x and y from 0 to 1 on an image, page (with x and y) on a PDF, or at (and until) in seconds; file is 1 to 20
    """

  /// As the database keeps it; nil for numbers that are no place.
  static func kept(_ numbers: [String: String]) -> String? {
    let isTime = numbers["at"] != nil
    let isPoint = numbers["x"] != nil && numbers["y"] != nil
    let isPage = numbers["page"] != nil && numbers["x"] == nil && numbers["y"] == nil
    let isMixed = isTime && ["x", "y", "page"].contains { numbers[$0] != nil }
    guard isTime || isPoint || isPage, !isMixed, isTime || numbers["until"] == nil else { return nil }
    for name in ["file", "page"] {
      guard let text = numbers[name] else { continue }
      guard let value = Int(text), value >= 1, value <= (name == "file" ? 20 : 1_000_000) else { return nil }
    }
    let json =
      "{" + members.compactMap { name in numbers[name].map { "\"\(name)\":\($0)" } }.joined(separator: ",")
      + "}"
    guard let pin = Pin(json: json) else { return nil }
    if case .time(_, nil) = pin.place, numbers["until"] != nil { return nil }
    return json
  }

  static var schema: [(String, SchemaNode)] {
    let whole = { (most: Int64) in
      SchemaNode.object([("type", .text("integer")), ("minimum", .whole(1)), ("maximum", .whole(most))])
    }
    let share = SchemaNode.object([
      ("type", .text("number")), ("minimum", .whole(0)), ("maximum", .whole(1)),
    ])
    let second = SchemaNode.object([("type", .text("number")), ("minimum", .whole(0))])
    let point = SchemaNode.object([
      ("required", .texts(["x", "y"])), ("not", .object([("required", .texts(["at"]))])),
    ])
    let time = SchemaNode.object([("required", .texts(["at"]))])
    let page = SchemaNode.object([
      ("required", .texts(["page"])),
      (
        "not",
        .object([
          (
            "anyOf",
            .list(["x", "y", "at"].map { SchemaNode.object([("required", .texts([$0]))]) })
          )
        ])
      ),
    ])
    return [
      ("additionalProperties", .flag(false)),
      (
        "properties",
        .object([
          ("file", whole(20)), ("page", whole(1_000_000)), ("x", share), ("y", share), ("at", second),
          ("until", second),
        ])
      ),
      ("oneOf", .list([point, page, time])),
    ]
  }
}
