/// The name that somebody probably meant.
enum NearestName {
  /// The candidate with the fewest letters added, dropped, changed or swapped; nil where none is near.
  static func of(_ name: String, among candidates: [String]) -> String? {
    let limit = max(1, min(3, name.utf8.count / 3))
    let wanted = Array(name.lowercased().utf8.prefix(64))
    let distances = candidates.map { (distance(wanted, Array($0.lowercased().utf8)), $0) }
    guard let best = distances.min(by: { $0.0 < $1.0 }), best.0 <= limit else { return nil }
    return best.1
  }

  /// Optimal string alignment.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var older: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var best = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, older[j - 1] + 1) }
        row.append(best)
      }
      older = previous
      previous = row
    }
    return previous[b.count]
  }
}
