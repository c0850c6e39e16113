import Markup
import Portal

/// An earlier version beside the newest.
struct ComparePage: Model {
  let site: Site
  let shell: ClientShell
  let work: Work
  let earlier: VersionRow
  let newest: VersionRow
  let pairs: [ComparedPair]
  /// The other versions that can stand on the left.
  let others: [CompareLink]

  static let fields: [Field<ComparePage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("title") { $0.work.title },
    .text("address") { $0.work.address },
    .number("earlierNumber") { $0.earlier.number },
    .number("newestNumber") { $0.newest.number },
    .record("earlier") { $0.earlier },
    .record("newest") { $0.newest },
    .list("pairs") { $0.pairs },
    .flag("hasOthers") { !$0.others.isEmpty },
    .list("others") { $0.others },
  ]

  init(_ work: Work, _ version: Version, _ portal: ClientPortal) {
    site = portal.site
    shell = portal.shell(at: .deliverables, isTab: false)
    self.work = work
    let gives = work.deliverable.givesOriginals(
      isPaid: portal.snapshot.isPaid(work.project.id, on: portal.dates.today))
    let row = { (version: Version) in
      VersionRow(version, of: work, onStage: work.version, givesOriginals: gives, root: portal.root)
    }
    earlier = row(version)
    newest = row(work.version)
    pairs = work.pairs(with: version).enumerated().map { index, files in
      let stage = { (file: VersionFile) in
        StageFile(
          file, isFirst: index == 0, givesOriginal: gives, pages: 0, root: portal.root,
          dates: portal.dates)
      }
      return ComparedPair(left: stage(files.0), right: stage(files.1), number: index + 1)
    }
    others = work.comparable.reversed().filter { $0.id != version.id }
      .map { CompareLink(number: $0.number, address: work.comparison(with: $0)) }
  }
}

/// A file of the earlier version, and the one in its place in the newest.
struct ComparedPair: Model {
  let left: StageFile
  let right: StageFile
  let number: Int

  static let fields: [Field<ComparedPair>] = [
    .record("left") { $0.left },
    .record("right") { $0.right },
    .number("pairNumber") { $0.number },
    .flag("isSliding") { $0.isSliding },
  ]

  /// Two pictures of one shape can lie on each other.
  private var isSliding: Bool {
    guard left.viewing == .image, let width = left.file.blob.width, let height = left.file.blob.height,
      let otherWidth = right.file.blob.width, let otherHeight = right.file.blob.height
    else { return false }
    let (a, b) = (Double(width) * Double(otherHeight), Double(otherWidth) * Double(height))
    return a > 0 && abs(a - b) <= a / 100
  }
}

/// The way to a comparison.
struct CompareLink: Model {
  let number: Int
  let address: String

  static let fields: [Field<CompareLink>] = [
    .number("number") { $0.number },
    .text("address") { $0.address },
  ]
}
