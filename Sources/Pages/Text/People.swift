/// Several people in a sentence.
enum People {
  /// `Elias Holm`, `you and Elias Holm`, `Ida, Elias and Mara`.
  static func list(_ names: [String], _ phrases: Phrases) -> String {
    guard let last = names.last else { return "" }
    if names.count == 1 { return last }
    return phrases.both.text(0, [names.dropLast().joined(separator: phrases.comma.text()), last])
  }
}
