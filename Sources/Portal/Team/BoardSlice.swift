/// What of a project's board somebody looks at: the newest of everything, or a page of one part.
package struct BoardSlice: Sendable {
  /// What there may be very many of.
  package enum Part: String, CaseIterable, Sendable {
    case works
    case updates
    case files
    case requests

    /// So many are shown beside everything else.
    package var glance: Int {
      switch self {
      case .works: 30
      case .files: 20
      case .updates, .requests: 10
      }
    }
  }

  /// Lines of one page.
  package static let pageSize = 30

  /// Nil for the newest of everything.
  package let part: Part?
  /// Words that its lines have in them; empty for all.
  package let search: String
  /// From 1.
  package let page: Int

  package init(part: Part? = nil, search: String = "", page: Int = 1) {
    self.part = part
    self.search = part == nil ? "" : search
    self.page = part == nil ? 1 : page
  }

  /// Nil for a part that is not looked at.
  package func window(_ part: Part) -> Window? {
    switch self.part {
    case nil: Window(search: "", offset: 0, limit: part.glance)
    case part: Window(search: search, offset: (page - 1) * Self.pageSize, limit: Self.pageSize)
    default: nil
    }
  }

  package struct Window: Sendable {
    package let search: String
    package let offset: Int
    package let limit: Int
  }
}
