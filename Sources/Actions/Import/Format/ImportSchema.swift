extension Importer {
  /// The format as a JSON Schema (draft 2020-12), made from the same tables that the reader goes by. What a schema
  /// cannot say (references, dates that exist, sums) the importer checks all the same.
  package static var schema: String { ImportSchema.document.written() + "\n" }
}

/// From the tables of members to a schema.
enum ImportSchema {
  static var document: SchemaNode {
    let kinds = [ImportFormat.workspace] + ImportFormat.kinds
    let lists = ImportFormat.lists.map { ($0.member, list(of: $0)) }
    return .object([
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("$id", .text("urn:portico:import:1")),
      ("title", .text("Portico import, \(ImportFormat.name)")),
      ("description", .text(ImportFormat.summary)),
      ("type", .text("object")),
      ("required", .texts(["format", "workspace"])),
      ("additionalProperties", .flag(false)),
      (
        "properties",
        .object(
          [
            ("format", .object([("const", .text(ImportFormat.name))])),
            ("workspace", reference(ImportFormat.workspace)),
          ]
            + lists)
      ),
      ("$defs", .object(kinds.map { ($0.table, definition($0)) })),
    ])
  }

  private static func reference(_ kind: RecordKind) -> SchemaNode {
    .object([("$ref", .text("#/$defs/\(kind.table)"))])
  }

  private static func list(of kind: RecordKind) -> SchemaNode {
    let limit: [(String, SchemaNode)] =
      kind.longest.map { [("maxItems", .whole(Int64($0)))] } ?? []
    return .object([("type", .text("array")), ("items", reference(kind))] + limit)
  }

  private static func definition(_ kind: RecordKind) -> SchemaNode {
    if kind.isPlain { return member(kind.fields[0], note: kind.note) }
    let members = kind.fields.filter { $0.need != .computed }.map { ($0.name, member($0, note: $0.note)) }
    let required = kind.fields.filter { $0.need == .required }.map(\.name)
    return .object([
      ("description", .text(kind.note)),
      ("type", .text("object")),
      ("required", .texts(required)),
      ("additionalProperties", .flag(false)),
      ("properties", .object(members + kind.children.map { ($0.member, list(of: $0)) })),
    ])
  }

  private static func member(_ field: Field, note: String) -> SchemaNode {
    let type =
      field.isNullable ? SchemaNode.texts([field.type.schemaType, "null"]) : .text(field.type.schemaType)
    let about = [note, field.type.schemaNote].filter { !$0.isEmpty }.joined(separator: "; ")
    let description: [(String, SchemaNode)] = about.isEmpty ? [] : [("description", .text(about))]
    return .object(description + [("type", type)] + field.type.schemaRules)
  }
}

extension FieldType {
  fileprivate var schemaType: String {
    switch self {
    case .flag: "boolean"
    case .whole: "integer"
    case .decimal: "number"
    case .pin: "object"
    default: "string"
    }
  }

  /// What a schema has no word for.
  fileprivate var schemaNote: String {
    switch self {
    case .word(let word): word.noun
    case .decimal(let places, _): "at most \(places) decimals, no exponent"
    case .key(let prefix): "an id of ours (\(prefix)_…), which is kept, or the file's own name for it"
    case .reference(let table):
      "the \(table == "member" ? "email address" : "id") of a \(ImportFormat.kind(table)?.noun ?? table)"
    case .path: PathWord.noun
    case .instant: "a moment in UTC such as 2026-11-24T16:20:05Z"
    default: ""
    }
  }

  fileprivate var schemaRules: [(String, SchemaNode)] {
    switch self {
    case .line(let length): Self.length(length) + [("pattern", .text(Self.oneLine))]
    case .text(let length): Self.length(length)
    case .choice(let choices): [("enum", .texts(choices))]
    case .day: [("format", .text("date")), ("pattern", .text(#"^\d{4}-\d{2}-\d{2}$"#))]
    case .instant:
      [
        ("format", .text("date-time")),
        ("pattern", .text(#"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$"#)),
      ]
    case .flag: []
    case .path: Self.length(1...PathWord.limit) + [("pattern", .text(PathWord.pattern))]
    case .pin: PinFormat.schema
    case .whole(let range): [("minimum", .whole(range.lowerBound)), ("maximum", .whole(range.upperBound))]
    case .decimal(let places, let range):
      [
        ("minimum", .number(DecimalText.written(range.lowerBound, places: places))),
        ("maximum", .number(DecimalText.written(range.upperBound, places: places))),
      ]
    case .key: Self.length(1...Self.keyLimit) + [("pattern", .text(Self.oneLine))]
    case .reference: Self.length(1...max(Self.keyLimit, Word.email.limit))
    case .ownID(let prefix): [("pattern", .text("^\(prefix)_[0-9a-hjkmnp-tv-z]{26}$"))]
    case .word(let word): Self.rules(word)
    }
  }

  /// No control characters, line breaks among them.
  private static let oneLine = #"^[^\u0000-\u001f\u007f]*$"#

  private static func length(_ length: ClosedRange<Int>) -> [(String, SchemaNode)] {
    let least: [(String, SchemaNode)] =
      length.lowerBound > 0 ? [("minLength", .whole(Int64(length.lowerBound)))] : []
    return least + [("maxLength", .whole(Int64(length.upperBound)))]
  }

  private static func rules(_ word: Word) -> [(String, SchemaNode)] {
    let length = Self.length((word.isOptional ? 0 : 1)...word.limit)
    guard let pattern = word.pattern else { return length }
    return length + [("pattern", .text(word.isOptional ? "^$|\(pattern)" : pattern))]
  }
}
