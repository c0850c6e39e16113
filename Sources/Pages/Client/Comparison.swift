import Portal

/// Which versions of a work can be seen beside its newest, and how their files meet.
extension Work {
  /// Those before the newest with something to compare, the latest last.
  var comparable: [Version] {
    deliverable.versions.filter { $0.id != version.id && !pairs(with: $0).isEmpty }
  }

  /// Files of the same position that a browser shows in the same way.
  func pairs(with earlier: Version) -> [(VersionFile, VersionFile)] {
    earlier.files.compactMap { file in
      guard let other = version.files.first(where: { $0.position == file.position }),
        file.blob.viewing == other.blob.viewing
      else { return nil }
      return switch file.blob.viewing {
      case .image, .pdf, .video: (file, other)
      // Nothing to see.
      case .audio, .none: nil
      }
    }
  }

  /// Where a version stands beside the newest.
  func comparison(with earlier: Version) -> String { "\(address)compare/\(earlier.number)/" }
}
