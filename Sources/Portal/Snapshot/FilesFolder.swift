/// A file on a client's page of files, as a part of the whole that can be taken away at once.
package struct FolderFile: Sendable {
  /// Under which heading it stands.
  package enum Place: Hashable, Sendable {
    case project(Project.ID)
    case company
    case own
    case everybody
    case sent
  }

  package let place: Place
  package let download: Downloadable
  /// When it was shared or sent.
  package let at: Instant
}

extension ClientSnapshot {
  /// What the page of files lists, in its order, but for what is not kept any more. Originals of deliverables are not
  /// among it: they are had where they are looked at, under the rule of each.
  package var folder: [FolderFile] {
    let shared = files.map { file in
      FolderFile(
        place: FolderFile.Place(file.scope),
        download: Downloadable(source: .file(file.id), name: file.name, blob: file.blob, isGiven: true),
        at: file.sharedAt)
    }
    let sent = fileRequests.flatMap(\.files).map { file in
      FolderFile(
        place: .sent,
        download: Downloadable(source: .sentFile(file.id), name: file.name, blob: file.blob, isGiven: true),
        at: file.sentAt)
    }
    let places = Dictionary(grouping: shared + sent, by: \.place)
    let order = projects.map { .project($0.id) } + [FolderFile.Place.company, .own, .everybody, .sent]
    return order.flatMap { places[$0] ?? [] }.filter { $0.download.isGiven && !$0.download.blob.isPurged }
  }

  /// How large all of a folder is, in bytes.
  package static func size(of folder: [FolderFile]) -> Int64 {
    folder.reduce(0) { size, file in
      let (sum, isTooLarge) = size.addingReportingOverflow(max(0, file.download.blob.size))
      return isTooLarge ? .max : sum
    }
  }

  /// Where the files of a folder lie in it: a folder a heading, none that leads out of it, no path twice.
  /// - Parameter heading: what a place is called; any text at all.
  package static func paths(in folder: [FolderFile], heading: (FolderFile.Place) -> String) -> [String] {
    var folders = UniqueNames()
    var names: [FolderFile.Place: (folder: String, files: UniqueNames)] = [:]
    return folder.map { file in
      var place = names[file.place] ?? (folders.take(heading(file.place)), UniqueNames())
      let name = place.files.take(file.download.name)
      names[file.place] = place
      return "\(place.folder)/\(name)"
    }
  }
}

extension FolderFile.Place {
  fileprivate init(_ scope: SharedFile.Scope) {
    self =
      switch scope {
      case .project(let id): .project(id)
      case .company: .company
      case .client: .own
      case .everybody: .everybody
      }
  }
}
