import Foundation
import Portal

/// A small design studio with its clients, to try the product with: their work in review, files, money and letters. It is a file in the import format, so that it
/// shows that format too; its dates are written relative to the day on which it is loaded (`@-12`, `@+3`,
/// `@-1T14:24`), so that it never looks old.
package enum DemoAgency {
  /// Its slug, by which it is found again.
  package static let slug = "northlight"
  /// Its mark, among its media, and the one for dark grounds.
  package static let logo = (light: "northlight.svg", dark: "northlight-dark.svg")
  /// Where its days end.
  package static let timeZone = "Europe/Helsinki"
  /// Those of its clients who are given sign-in links: each shows something that the others do not.
  package static let clients = [
    "mara@fjell.example", "tom@harbourpine.example", "priya@juniperlane.example",
    "annika.vogt@kulturhaus-lindenau.example", "m.schwarzenberger@donauschifffahrt.example",
    "layla@daralnakheel.example", "haruka@kawabe.example", "sari@nieminenboats.example",
  ]

  /// Day zero of the file: the studio's today.
  package static func today(_ now: Instant) throws -> Day {
    guard let zone = Zone(identifier: timeZone) else { throw Malformed("there is no time zone \(timeZone)") }
    return zone.day(of: now)
  }

  /// The import file with dates instead of distances.
  package static func document(today: Day) -> [UInt8] {
    var result: [UInt8] = []
    var rest = PackageResources.northlight_json[...]
    let mark = Array("\"@".utf8)
    while let place = rest.firstIndex(of: mark[0]) {
      result += rest[...place]
      rest = rest[(place + 1)...]
      guard rest.first == mark[1], let end = rest.firstIndex(of: mark[0]) else { continue }
      result += date(String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self), today)
      rest = rest[end...]
      result.append(mark[0])
      rest = rest.dropFirst()
    }
    return result + rest
  }

  /// `-12` is a day, `-1T14:24` a moment (in UTC).
  private static func date(_ text: String, _ today: Day) -> [UInt8] {
    let parts = text.split(separator: "T")
    let day = (today + (parts.first.flatMap { Int($0) } ?? 0)).iso
    return Array((parts.count > 1 ? "\(day)T\(parts[1]):00.000Z" : day).utf8)
  }
}
