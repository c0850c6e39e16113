/// One member of a record: what it is called in a file, where it is kept, and what it may hold.
///
/// The tables made of these (`ImportFormat`) are the only place that knows the members: the reader, the published JSON
/// Schema, the staging tables and the statements that write are all made from them.
struct Field: Sendable {
  let name: String
  let column: String
  let type: FieldType
  let need: Need
  /// Whether `null` may stand for "none".
  let isNullable: Bool
  /// For whoever writes a file: what it means, where the name does not say it.
  let note: String
  /// For items of a list that is replaced as a whole: the number that stands for one the file leaves out.
  let fallback: Int64

  enum Need {
    case required
    /// Required of a workspace that does not exist yet.
    case requiredOfNew
    case optional
    /// Not in the file at all: the import works it out.
    case computed
  }

  init(
    _ name: String, _ type: FieldType, _ need: Need = .optional, column: String? = nil, orNull: Bool = false,
    fallback: Int64 = 0, note: String = ""
  ) {
    self.name = name
    self.column = column ?? Self.snake(name)
    self.type = type
    self.need = need
    isNullable = orNull
    self.note = note
    self.fallback = fallback
  }

  /// `legalName` is kept in `legal_name`.
  private static func snake(_ name: String) -> String {
    name.reduce(into: "") { text, letter in
      text += letter.isUppercase ? "_\(letter.lowercased())" : String(letter)
    }
  }
}
