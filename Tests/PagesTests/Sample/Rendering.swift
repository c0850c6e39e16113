import Foundation
import Portal

@testable import Pages

extension Agency {
  /// The pages of a client on the fixed day.
  static func pages(_ snapshot: ClientSnapshot, on day: Day = today) throws -> [Page] {
    let catalogue = try catalogue.get()
    return catalogue.clientPages(of: snapshot, on: day, brand: catalogue.brand(of: snapshot.workspace))
  }

  /// One of them as text; `path` as in `Page`.
  static func page(_ path: String, of snapshot: ClientSnapshot, on day: Day = today) throws -> String {
    let page = try pages(snapshot, on: day).first { $0.path == path }
    guard let page else { throw NoSuchPage(path: path) }
    return String(decoding: try page.content.get(), as: UTF8.self)
  }

  struct NoSuchPage: Error {
    let path: String
  }
}

extension String {
  /// How often `part` stands in it.
  func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
