/// The words that formats need, so that the benchmark stands by itself.
enum BenchWords {
  static let text = """
    {"relative": {
      "today": "today", "tomorrow": "tomorrow", "yesterday": "yesterday",
      "inDays": {"count": "n", "one": "in 1 day", "other": "in {{n}} days"},
      "inWeeks": {"count": "n", "one": "in 1 week", "other": "in {{n}} weeks"},
      "daysAgo": {"count": "n", "one": "1 day ago", "other": "{{n}} days ago"}
    }}
    """
}

/// How many values a page shows: texts and numbers, not flags, of whatever lies in it.
enum ValueCount {
  static func of(_ value: Any) -> Int {
    switch value {
    case is Bool: 0
    case let text as String: text.isEmpty ? 0 : 1
    case is Int: 1
    default: Mirror(reflecting: value).children.reduce(0) { $0 + of($1.value) }
    }
  }
}
