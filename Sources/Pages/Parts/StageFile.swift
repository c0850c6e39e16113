import Markup
import Portal

/// One file of a version, as it stands on the stage.
struct StageFile: Model {
  let file: VersionFile
  let name: String
  let viewing: Blob.Viewing
  let address: String
  /// Nil where the original may not be taken away, or is gone.
  let download: String?
  let facts: String
  let kind: String
  let isFirst: Bool
  /// For the stage of a gallery, where each file has an address on the page.
  let pins: [PinMark]
  /// Whether this client may say something about a place of it.
  let isRemarkable: Bool
  /// For lists, strips and phones.
  let small: PictureSource?
  /// For the stage, where the original is larger than that.
  let large: PictureSource?
  /// Of a film.
  let poster: PictureSource?
  /// Of a PDF, as far as there are pictures of its pages.
  let pages: [StagePage]

  static let fields: [Field<StageFile>] = [
    .number("position") { $0.file.position },
    .text("name") { $0.name },
    .text("address") { $0.address },
    .optionalText("download") { $0.download },
    .text("facts") { $0.facts },
    .text("kind") { $0.kind },
    .text("mediaType") { $0.file.blob.mediaType },
    .number("width") { $0.file.blob.width ?? 0 },
    .number("height") { $0.file.blob.height ?? 0 },
    .flag("isImage") { $0.viewing == .image },
    .flag("isPDF") { $0.viewing == .pdf },
    .flag("isVideo") { $0.viewing == .video },
    .flag("isAudio") { $0.viewing == .audio },
    .flag("isCard") { $0.viewing == .none },
    .flag("isGone") { $0.file.blob.isPurged },
    .flag("isFirst") { $0.isFirst },
    .flag("hasPins") { $0.viewing == .image && !$0.pins.isEmpty },
    .flag("hasTrack") { $0.hasTrack && !$0.pins.isEmpty },
    .list("pins") { $0.pins },
    .text("shown") { $0.large?.address ?? $0.address },
    .optionalText("full") { $0.download != nil ? $0.address : nil },
    .optional("small") { $0.small },
    .optionalText("phone") { $0.large == nil ? nil : $0.small?.address },
    .optionalText("poster") { $0.poster?.address },
    .flag("takesPins") { $0.isRemarkable && ($0.viewing == .image || !$0.pages.isEmpty) },
    .flag("isPaged") { !$0.pages.isEmpty },
    .list("pages") { $0.pages },
    .flag("hasMorePages") { $0.file.hasMorePages(than: $0.pages.count) },
    .flag("takesMoments") { $0.isRemarkable && $0.hasTrack },
  ]

  private var hasTrack: Bool { viewing == .video || viewing == .audio }

  init(
    _ file: VersionFile, isFirst: Bool, pins: [PinMark] = [], isRemarkable: Bool = false, givesOriginal: Bool,
    pages: Int = StagePage.limit, root: String, dates: Dates
  ) {
    self.file = file
    self.isFirst = isFirst
    self.pins = pins
    self.isRemarkable = isRemarkable
    small = Download.preview(.small, of: file, root: root)
    large = Download.preview(.large, of: file, root: root)
    poster = Download.preview(.poster, of: file, root: root)
    self.pages = StagePage.pages(of: file, pins: pins, limit: pages, root: root)
    name = Display.line(file.name)
    viewing = file.blob.viewing
    address = Download.viewing(name, id: file.id.text, root: root)
    download =
      givesOriginal && !file.blob.isPurged ? Download.address(of: name, id: file.id.text, root: root) : nil
    facts = FileRow.facts(of: name, file.blob, dates)
    kind = FileName.kind(name, mediaType: file.blob.mediaType) ?? dates.phrases.noFileKind.text()
  }
}

/// A comment's place, drawn on the work.
struct PinMark: Model {
  let number: Int
  /// Of a PDF; 0 for what has no pages.
  let page: Int
  let comment: String
  let author: String
  /// In percent of width and height.
  let x: String
  let y: String
  /// `0:14`; empty for a point.
  let time: String
  /// The same in seconds, for the player.
  let seconds: String

  static let fields: [Field<PinMark>] = [
    .number("number") { $0.number },
    .text("comment") { $0.comment },
    .text("author") { $0.author },
    .text("x") { $0.x },
    .text("y") { $0.y },
    .text("time") { $0.time },
    .text("seconds") { $0.seconds },
  ]

  /// Nil where there is nothing to draw it on: no picture of a PDF's page, a film whose length is not known, a kind of
  /// pin that does not fit the file.
  init?(_ pin: Pin, on file: VersionFile, number: Int, comment: Comment.ID, author: String) {
    switch (pin.place, file.blob.viewing) {
    case (.point(let x, let y), .image):
      (self.x, self.y) = (Self.percent(x), Self.percent(y))
      (page, time, seconds) = (0, "", "")
    case (.page(let page, let x, let y), .pdf):
      guard file.preview(.page, at: page) != nil else { return nil }
      (self.x, self.y) = (Self.percent(x), Self.percent(y))
      (self.page, time, seconds) = (page, "", "")
    case (.time(let from, _), .video), (.time(let from, _), .audio):
      guard let duration = file.blob.duration, duration > 0, from <= duration else { return nil }
      page = 0
      x = Self.percent(from * 10_000 / duration)
      y = ""
      time = Clock.text(from)
      seconds = Clock.seconds(from)
    default: return nil
    }
    self.number = number
    self.comment = comment.text
    self.author = Display.line(author)
  }

  /// From ten-thousandths, with two decimals.
  static func percent(_ share: Int) -> String {
    let rest = share % 100
    return rest == 0 ? "\(share / 100)" : "\(share / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// Time in a film or a piece of music.
enum Clock {
  /// `0:14`, `1:02:03`, from milliseconds.
  static func text(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
  }

  /// `14.5`, from milliseconds, as scripts and media fragments count.
  static func seconds(_ milliseconds: Int) -> String {
    let tenths = milliseconds / 100
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
