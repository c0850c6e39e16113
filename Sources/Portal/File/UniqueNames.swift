/// Names in one folder: each only once, also where small and capital letters are the same, as on most people's disks.
package struct UniqueNames {
  private var taken: Set<String> = []
  /// The last number that a name was given.
  private var numbers: [String: Int] = [:]

  package init() {}

  /// The name, fit for any disk, with a number where somebody has it already.
  package mutating func take(_ name: String) -> String {
    let name = Self.portable(FileName.safe(name))
    let key = name.lowercased()
    if taken.insert(key).inserted { return name }
    var number = numbers[key] ?? 1
    while true {
      number += 1
      let other = Self.numbered(name, number)
      guard taken.insert(other.lowercased()).inserted else { continue }
      numbers[key] = number
      return other
    }
  }

  /// `plan (2).pdf`
  private static func numbered(_ name: String, _ number: Int) -> String {
    let scalars = name.unicodeScalars
    guard let dot = scalars.lastIndex(of: "."), dot > scalars.startIndex,
      scalars.distance(from: dot, to: scalars.endIndex) <= 12
    else { return "\(name) (\(number))" }
    return "\(String(scalars[..<dot])) (\(number))\(String(scalars[dot...]))"
  }

  /// Names that Windows keeps for devices, whatever their ending, make no file there.
  private static func portable(_ name: String) -> String {
    let stem = name.prefix { $0 != "." }.lowercased()
    let isPort = stem.utf8.count == 4 && stem.last?.isWholeNumber == true
    let isDevice =
      ["con", "prn", "aux", "nul"].contains(stem)
      || isPort && (stem.hasPrefix("com") || stem.hasPrefix("lpt"))
    return isDevice ? "_\(name)" : name
  }
}
