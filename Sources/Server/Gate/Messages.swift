import NIOCore
import Pages
import Portal

/// The pages that say one thing in plain words, as the generator published them for each workspace. They are there while
/// the database is not.
struct Messages: Sendable {
  let shelf: PageShelf

  func answer(_ status: Int, _ message: Message, _ workspace: Workspace.ID) -> Answer {
    let path = "/\(workspace.text)/public/\(message.path)"
    do throws(PublishedFile.Failure) {
      let file = try shelf.file(path)
      return file.isWhole ? Answer(status, html: file.body) : Self.plain(status)
    } catch {
      return Self.plain(status)
    }
  }

  /// A mistake of ours, with the number under which the log has it.
  /// - Parameter request: 16 bytes, or none is shown.
  func failure(_ request: String, _ workspace: Workspace.ID) -> Answer {
    var answer = answer(500, .serverError, workspace)
    let place = Array(Message.requestPlace.utf8)
    if let start = answer.body.readableBytesView.firstRange(of: place)?.lowerBound,
      request.utf8.count == place.count
    {
      // A copy: the shelf keeps its own.
      answer.body.setString(request, at: start)
      return answer
    }
    return Self.plain(500, note: request)
  }

  /// Without a workspace, or before its pages were published.
  /// - Parameter note: of ours, shown as it is.
  static func plain(_ status: Int, note: String = "") -> Answer {
    let words = "\(status) \(StatusLine.reason(status))"
    let note = note.isEmpty ? "" : "<p>\(note)</p>"
    let page = """
      <!doctype html><html lang="en"><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width"><title>\(words)</title><h1>\(words)</h1>\(note)</html>

      """
    return Answer(status, html: ByteBuffer(string: page))
  }
}
