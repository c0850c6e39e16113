/// The conditions that recur in the schema, each written once. They make plain SQL for a CREATE TABLE.
enum Check {
  /// `<prefix>_` and 128 random bits as 26 letters and digits (`IDText`). GLOB and `length()` end at a text's
  /// first NUL, hence both lengths.
  static func id(_ column: String = "id", _ prefix: String) -> String {
    """
    \(column) TEXT NOT NULL CHECK (\(hasLength(column, prefix.utf8.count + 27)) \
    AND substr(\(column), 1, \(prefix.utf8.count + 1)) = '\(prefix)_' \
    AND substr(\(column), \(prefix.utf8.count + 2)) NOT GLOB '*[^0-9a-hjkmnp-tv-z]*')
    """
  }

  private static func hasLength(_ column: String, _ length: Int) -> String {
    "length(\(column)) = \(length) AND length(CAST(\(column) AS BLOB)) = \(length)"
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

  /// A date that exists, of four digits' years, with a day before and after it. `date()` alone lets the 30th of February
  /// pass where it has nothing to compute, and is NULL for what is no date, which a CHECK takes for yes: hence the
  /// modifier, and IS.
  static func day(_ column: String, null: Bool = false) -> String {
    optional(column, null, isDay(column))
  }

  private static func isDay(_ text: String) -> String {
    "\(text) BETWEEN '1000-01-01' AND '9998-12-31' AND \(text) IS date(\(text), '+0 days')"
  }

  /// ISO 8601 in UTC with milliseconds.
  static func instant(_ column: String, null: Bool = false) -> String {
    let time = "T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z"
    return optional(
      column, null,
      """
      \(hasLength(column, 24)) AND substr(\(column), 11) GLOB '\(time)' \
      AND substr(\(column), 12, 2) < '24' AND \(isDay("substr(\(column), 1, 10)"))
      """)
  }

  private static func optional(_ column: String, _ null: Bool, _ condition: String) -> String {
    null
      ? "\(column) TEXT CHECK (\(column) IS NULL OR (\(condition)))"
      : "\(column) TEXT NOT NULL CHECK (\(condition))"
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
    optional(column, null, "\(hasLength(column, 64)) AND \(column) NOT GLOB '*[^0-9a-f]*'")
  }

  /// An address that mail can go to: one @, no spaces, no control characters, in small letters.
  static func email(_ column: String = "email") -> String {
    """
    \(column) TEXT NOT NULL CHECK (length(\(column)) BETWEEN 3 AND 254 AND \(column) LIKE '%_@_%' \
    AND \(column) NOT GLOB '*[ ,;<>()"]*' AND \(column) NOT GLOB '*@*@*' AND \(column) = lower(\(column)) \
    AND \(column) NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || ']*' AND instr(\(column), char(0)) = 0)
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
