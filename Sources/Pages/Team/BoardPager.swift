import Markup
import Portal
import PorticoCrypto

/// Below a part of a project: the way to all of it, or through its pages.
struct BoardPager: Model {
  let part: BoardSlice.Part
  let board: ProjectBoard
  /// The project's own page.
  let address: String

  static let fields: [Field<BoardPager>] = [
    .text("part") { $0.part.rawValue },
    .text("whole") { $0.address },
    .flag("isPart") { $0.isPart },
    .flag("isSearched") { !$0.board.slice.search.isEmpty },
    .text("search") { $0.board.slice.search },
    .number("total") { $0.total },
    .optionalText("all") { $0.isPart || $0.total <= $0.part.glance ? nil : $0.address(page: 1) },
    .optionalText("newer") { $0.isPart && $0.page > 1 ? $0.address(page: $0.page - 1) : nil },
    .optionalText("older") { $0.isPart && $0.isMore ? $0.address(page: $0.page + 1) : nil },
  ]

  private var isPart: Bool { board.slice.part == part }
  private var page: Int { board.slice.page }
  private var total: Int { board.totals[part] ?? 0 }
  private var isMore: Bool { page * BoardSlice.pageSize < total }

  private func address(page: Int) -> String {
    let search = board.slice.search
    return "\(address)?part=\(part.rawValue)" + (search.isEmpty ? "" : "&q=\(Percent.encoded(search))")
      + (page > 1 ? "&page=\(page)" : "")
  }
}
