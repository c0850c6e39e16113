import Foundation
import Portal

/// Which tools are run for a file, and what is to come out of them.
struct PreviewSteps {
  /// Of a picture that is kept, wide or high.
  static let most = 6400
  /// Of an original, in pixels: more is no picture that somebody made to be looked at.
  static let mostPixels = 250_000_000
  struct Step {
    let command: [String]
    /// What it writes, by file name.
    let outputs: [(name: String, kind: Preview.Kind, position: Int)]
    /// Whether what there is counts, even if the tool could not finish.
    var isPartial = false

    /// Those that are there.
    func pictures(in folder: String) throws -> [(path: String, kind: Preview.Kind, position: Int)] {
      outputs.map { (path: "\(folder)/\($0.name)", kind: $0.kind, position: $0.position) }
        .filter { access($0.path, F_OK) == 0 }
    }
  }

  let steps: [Step]

  init(
    of blob: Blob, moment: Int?, input: String, folder: String, tools: PreviewTools
  ) throws(PreviewError) {
    if let width = blob.width, let height = blob.height, width * height > Self.mostPixels {
      throw .tooLarge(width: width, height: height)
    }
    switch (blob.viewing, moment) {
    case (.image, nil): steps = try Self.image(blob, input, folder, tools)
    case (.pdf, nil): steps = try Self.document(input, tools)
    case (.video, let moment): steps = try Self.film(blob, moment, input, tools)
    default: throw .notPossible(blob.mediaType)
    }
  }

  private static func image(
    _ blob: Blob, _ input: String, _ folder: String, _ tools: PreviewTools
  ) throws(PreviewError) -> [Step] {
    guard let vips = tools.path(.vipsthumbnail), blob.mediaType != "image/svg+xml" else {
      throw .notPossible(blob.mediaType)
    }
    let step = { (name: String, width: Int, kind: Preview.Kind) in
      // A path without a folder would be one beside the input. Turned as its metadata says, into the colours that every screen knows, and the metadata dropped; only smaller,
      // never larger.
      Step(
        command: [
          vips, input, "--size", "\(width)x\(most)>", "--eprofile", "srgb", "-o",
          "\(folder)/\(name)[Q=82,strip]",
        ], outputs: [(name, kind, 0)])
    }
    var steps = [step("small.webp", 640, .small)]
    // An animation stays one on the stage.
    if (blob.width ?? 0) > 1600, blob.mediaType != "image/gif" {
      steps.append(step("large.webp", 1600, .large))
    }
    return steps
  }

  private static func document(_ input: String, _ tools: PreviewTools) throws(PreviewError) -> [Step] {
    guard let poppler = tools.path(.pdftoppm) else { throw .notPossible("application/pdf") }
    let command = { (last: Int, side: Int, name: String) in
      [poppler, "-q", "-jpeg", "-jpegopt", "quality=80", "-f", "1", "-l", "\(last)", "-scale-to", "\(side)"]
        + [input, name]
    }
    // Page numbers have as many digits as the last page's.
    let numbers = (1...Preview.mostPages).flatMap { page in
      (1...6).map { digits in
        (
          name: "page-\(String(repeating: "0", count: max(0, digits - "\(page)".count)))\(page).jpg",
          page: page
        )
      }
    }
    let names = Dictionary(numbers.map { ($0.name, $0.page) }, uniquingKeysWith: { a, _ in a })
    return [
      Step(
        command: command(1, 800, "small"),
        outputs: (1...6).map { digits in
          ("small-\(String(repeating: "0", count: digits - 1))1.jpg", .small, 0)
        }),
      Step(
        command: command(Preview.mostPages, 1600, "page"),
        outputs: names.sorted { $0.key < $1.key }.map { ($0.key, .page, $0.value) }, isPartial: true),
    ]
  }

  private static func film(
    _ blob: Blob, _ moment: Int?, _ input: String, _ tools: PreviewTools
  ) throws(PreviewError) -> [Step] {
    guard let ffmpeg = tools.path(.ffmpeg) else { throw .notPossible(blob.mediaType) }
    // Its own kind of file and no other: a playlist would have it open others.
    let format = blob.mediaType == "video/webm" ? "matroska,webm" : "mov"
    let take = { (at: Int, width: Int, name: String) in
      [
        ffmpeg, "-nostdin", "-v", "error", "-protocol_whitelist", "file", "-threads", "1",
        "-ss", "\(at / 1000).\(String(1000 + at % 1000).dropFirst())", "-f", format, "-i", input, "-an",
        "-sn", "-dn", "-frames:v", "1", "-map_metadata", "-1", "-threads", "1",
        "-vf", "scale='min(\(width),iw)':-2", "-q:v", "4", name,
      ]
    }
    if let moment {
      return [Step(command: take(moment, 640, "still.jpg"), outputs: [("still.jpg", .still, moment)])]
    }
    // Not the very first frame: that is often black.
    let start = min(1000, (blob.duration ?? 0) / 4)
    return [
      Step(command: take(start, 640, "small.jpg"), outputs: [("small.jpg", .small, 0)]),
      Step(command: take(start, 1280, "poster.jpg"), outputs: [("poster.jpg", .poster, 0)]),
    ]
  }
}
