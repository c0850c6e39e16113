/// The conditions that recur in the schema, each written once. They make plain SQL for a CREATE TABLE.
enum Check {
  /// `<prefix>_` and 128 random bits as 26 letters and digits.
  static func id(_ column: String = "id", _ prefix: String) -> String {
    """
    \(column) TEXT NOT NULL CHECK (length(\(column)) = \(prefix.utf8.count + 27) \
    AND substr(\(column), 1, \(prefix.utf8.count + 1)) = '\(prefix)_' AND \(column) NOT GLOB '*[^a-z0-9_]*')
    """
  }

  /// Text of at most so many characters, empty allowed.
  static func text(_ column: String, _ limit: Int, default value: String? = "") -> String {
    let fallback = value.map { " DEFAULT '\($0)'" } ?? ""
    return "\(column) TEXT NOT NULL\(fallback) CHECK (length(\(column)) <= \(limit))"
  }

  /// Text that says something.
  static func name(_ column: String, _ limit: Int = 300) -> String {
    "\(column) TEXT NOT NULL CHECK (length(\(column)) BETWEEN 1 AND \(limit))"
  }

  /// A date that exists.
  static func day(_ column: String, null: Bool = false) -> String {
    null
      ? "\(column) TEXT CHECK (\(column) IS NULL OR \(column) = date(\(column)))"
      : "\(column) TEXT NOT NULL CHECK (\(column) = date(\(column)))"
  }

  /// ISO 8601 in UTC with milliseconds.
  static func instant(_ column: String, null: Bool = false) -> String {
    let shape =
      "\(column) GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'"
    return null
      ? "\(column) TEXT CHECK (\(column) IS NULL OR \(shape))"
      : "\(column) TEXT NOT NULL CHECK (\(shape))"
  }

  static func flag(_ column: String, default value: Int) -> String {
    "\(column) INTEGER NOT NULL DEFAULT \(value) CHECK (\(column) IN (0, 1))"
  }

  static func oneOf(_ column: String, _ values: [String], default value: String? = nil) -> String {
    let fallback = value.map { " DEFAULT '\($0)'" } ?? ""
    return "\(column) TEXT NOT NULL\(fallback) CHECK (\(column) IN (\(list(values))))"
  }

  static func list(_ values: [String]) -> String {
    values.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// SHA-256 as 64 small hexadecimal digits.
  static func hash(_ column: String, null: Bool = false) -> String {
    let shape = "length(\(column)) = 64 AND \(column) NOT GLOB '*[^0-9a-f]*'"
    return null
      ? "\(column) TEXT CHECK (\(column) IS NULL OR (\(shape)))"
      : "\(column) TEXT NOT NULL CHECK (\(shape))"
  }

  /// An address that mail can go to: one @, no spaces, no control characters, in small letters.
  static func email(_ column: String = "email") -> String {
    """
    \(column) TEXT NOT NULL CHECK (length(\(column)) BETWEEN 3 AND 254 AND \(column) LIKE '%_@_%' \
    AND \(column) NOT GLOB '*[ ,;<>()"]*' AND \(column) NOT GLOB '*@*@*' AND \(column) = lower(\(column)) \
    AND instr(\(column), char(10)) = 0 AND instr(\(column), char(13)) = 0 AND instr(\(column), char(9)) = 0)
    """
  }

  static func currency(_ column: String = "currency") -> String {
    "\(column) TEXT NOT NULL REFERENCES currency (code)"
  }

  /// A share in thousandths of a percent, 0 to 100 %.
  static func rate(_ column: String) -> String {
    "\(column) INTEGER NOT NULL DEFAULT 0 CHECK (\(column) BETWEEN 0 AND 100000)"
  }

  /// Minor units, not negative.
  static func amount(_ column: String, null: Bool = false) -> String {
    null
      ? "\(column) INTEGER CHECK (\(column) IS NULL OR \(column) >= 0)"
      : "\(column) INTEGER NOT NULL CHECK (\(column) >= 0)"
  }
}
