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
      return Answer(status, html: try shelf.file(path).body)
    } catch {
      return Self.plain(status)
    }
  }

  /// Without a workspace, or before its pages were published.
  static func plain(_ status: Int) -> Answer {
    let words = "\(status) \(StatusLine.reason(status))"
    let page = """
      <!doctype html><html lang="en"><meta charset="utf-8">\
      <meta name="viewport" content="width=device-width"><title>\(words)</title><h1>\(words)</h1></html>

      """
    return Answer(status, html: ByteBuffer(string: page))
  }
}
