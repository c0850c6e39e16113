import Portal

/// Style sheets, scripts and pictures of the pages themselves: files of ours whose names change with their bytes.
struct AssetDesk: Sendable {
  let shelf: PageShelf
  let messages: Messages

  func asset(_ visit: Visit) -> Answer {
    let name = visit.part("name")
    let workspace = visit.host.workspace
    guard let type = Self.type(of: name) else { return messages.answer(404, .notFound, workspace) }
    do throws(PublishedFile.Failure) {
      let file = try shelf.file("/\(workspace.text)/public/assets/\(name)")
      var answer = Answer(200)
      answer.caching = .immutableAsset
      answer.type = type
      answer.body = file.body
      return answer
    } catch {
      return messages.answer(404, .notFound, workspace)
    }
  }

  /// Nil for a name that none of ours has: one point, small letters, an ending that we make.
  private static func type(of name: String) -> String? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.allSatisfy(isLetter) else { return nil }
    return switch parts[1] {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "jpg": "image/jpeg"
    case "webp": "image/webp"
    case "ico": "image/x-icon"
    default: nil
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
