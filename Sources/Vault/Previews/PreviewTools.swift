import Foundation

/// The programs that pictures are made with, as far as this machine has them.
package struct PreviewTools: Sendable {
  package enum Tool: String, CaseIterable, Sendable {
    case vipsthumbnail
    case pdftoppm
    case ffmpeg
    case bwrap

    /// The Debian and Ubuntu package.
    package var package: String {
      switch self {
      case .vipsthumbnail: "libvips-tools"
      case .pdftoppm: "poppler-utils"
      case .ffmpeg: "ffmpeg"
      case .bwrap: "bubblewrap"
      }
    }
  }

  /// Where each lies.
  private let paths: [Tool: String]
  /// Whether tools run without network and without sight of anything but their file.
  package let isConfined: Bool

  /// Looks where Debian and its like put programs, never at `PATH`, which others may have set.
  package static func find(in folders: [String] = ["/usr/local/bin", "/usr/bin", "/bin"]) -> PreviewTools {
    var paths: [Tool: String] = [:]
    for tool in Tool.allCases {
      paths[tool] = folders.map { "\($0)/\(tool.rawValue)" }.first { access($0, X_OK) == 0 }
    }
    // It may be there and not be allowed to do its work: in a container, under a strict kernel.
    guard let bwrap = paths[.bwrap] else { return PreviewTools(paths: paths, isConfined: false) }
    let probe = ToolRun(
      command: Sandbox(bwrap: bwrap).command(["true"], input: nil, folder: "/tmp"), folder: "/",
      limits: ToolLimits())
    return PreviewTools(paths: paths, isConfined: probe.run(isStopped: { false }) == .done)
  }

  package var missing: [Tool] { Tool.allCases.filter { paths[$0] == nil } }

  /// The media types that pictures can be made of here. An SVG is small, and drawn by browsers under a policy of its own.
  package var types: Set<String> {
    var types: Set<String> = []
    if paths[.vipsthumbnail] != nil {
      types.formUnion(["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"])
    }
    if paths[.pdftoppm] != nil { types.insert("application/pdf") }
    return types.union(films)
  }

  /// Of these, those that have moments.
  package var films: Set<String> { paths[.ffmpeg] == nil ? [] : ["video/mp4", "video/webm"] }

  func path(_ tool: Tool) -> String? { paths[tool] }

  /// The command, with walls around it where there can be some.
  func confined(_ command: [String], input: String, folder: String) -> [String] {
    guard isConfined, let bwrap = paths[.bwrap] else { return command }
    return Sandbox(bwrap: bwrap).command(command, input: input, folder: folder)
  }
}
