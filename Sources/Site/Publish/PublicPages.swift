import Foundation
import Pages
import Portal
import Store

extension Site {
  /// Days that an asset stays after the last page that named it: an open page may still ask for it.
  static let assetDays: Int64 = 30

  /// Publishes what everybody may see of a workspace. Assets come first, so that no page ever names one that is not
  /// there.
  func publishPublic(
    _ stage: WorkspaceStage, _ version: SnapshotVersion, through publisher: borrowing Publisher
  ) throws
    -> Settlement
  {
    let settlement = try publish(publicPages(stage, version), through: publisher)
    let current = Set(
      catalogue.assets(of: stage.workspace, brand: stage.brand).map(\.name)
        + catalogue.logos(of: stage.brand).map(\.name))
    try retireAssets(of: stage.workspace.id, except: current)
    return settlement
  }

  /// Assets, then pages.
  func publicPages(_ stage: WorkspaceStage, _ version: SnapshotVersion) -> Rendered {
    let assets = catalogue.assets(of: stage.workspace, brand: stage.brand)
      .map { Page(path: PublishPlan.assets + $0.name, content: .success($0.bytes)) }
    let logos = catalogue.logos(of: stage.brand).sorted { $0.name < $1.name }.map { logo in
      Page(path: PublishPlan.assets + logo.name, content: bytes(of: logo))
    }
    let pages = catalogue.publicPages(of: stage.workspace, brand: stage.brand)
    return Rendered(
      owner: .everybody(stage.workspace.id), version: version, day: nil, pages: assets + logos + pages)
  }

  /// An asset that no page names any more gets a date when that is first seen, and goes `assetDays` later.
  private func retireAssets(of workspace: Workspace.ID, except current: Set<String>) throws(OutputError) {
    let folder = output.publicFolder(workspace) + "/" + PublishPlan.assets
    let now = now().seconds
    for entry in try Files.entries(of: folder) where !entry.isFolder {
      let name = entry.name.hasPrefix(".retired-") ? String(entry.name.dropFirst(9)) : entry.name
      let mark = "\(folder)/.retired-\(name)"
      if current.contains(name) {
        try Files.remove(mark)
      } else if let seen = try Files.read(mark).flatMap({ Int64(String(decoding: $0, as: UTF8.self)) }) {
        guard now - seen > Self.assetDays * 86_400 else { continue }
        try Files.remove("\(folder)/\(name)")
        try Files.remove(mark)
      } else if entry.name == name {
        try Files.create(mark, Array("\(now)".utf8))
      }
    }
  }
}
