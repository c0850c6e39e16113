import Portal

/// What all pages of one client share, worked out once.
final class ClientPortal: Sendable {
  let snapshot: ClientSnapshot
  let edition: Edition
  /// Those that a client can choose.
  let languages: [LanguageChoice]
  /// One that was refused; nil in every page that is published.
  let form: FormState?
  let brand: Brand
  let dates: Dates
  let site: Site
  /// The client's name.
  private let client: String
  /// `/c/<client>/`, or where the team looks at the pages.
  let root: String
  /// Nil in every page that is published.
  let viewAs: ViewAsStrip?
  /// In the snapshot's order; one that cannot be added up fails the pages that need it.
  let standing: [Result<Bill, PageFailure>]
  /// In the snapshot's order.
  let projects: [ProjectProgress]
  /// In the snapshot's order.
  let works: [Work]
  /// In the snapshot's order, beside their rows.
  private let files: [(scope: SharedFile.Scope, row: FileRow)]
  /// The most pressing first.
  let openRequests: [FileRequest]
  let recipient: Party
  /// The tabs of a page that is none of them.
  private let tabs: [TabLink]

  init(
    of snapshot: ClientSnapshot, brand: Brand, edition: Edition, dates: Dates,
    languages: [LanguageChoice] = [], form: FormState? = nil, viewAs: ViewAsStrip? = nil
  ) {
    self.edition = edition
    self.languages = languages
    self.form = form
    let root = viewAs?.root ?? "/c/\(snapshot.client.id.text)/"
    self.viewAs = viewAs
    self.snapshot = snapshot
    self.brand = brand
    self.dates = dates
    self.root = root
    client = Display.line(snapshot.client.name)
    site = Site(brand, language: edition.tag, home: root)
    standing = snapshot.invoices.map { invoice in
      Result { () throws(PageFailure) in try Bill(invoice, on: dates.today) }
    }
    recipient = Party(snapshot.company)
    projects = snapshot.projects.map { project in ProjectProgress(project, dates: dates) }
    works = snapshot.deliverables.compactMap { Work($0, in: snapshot, root: root, dates: dates) }
    files = snapshot.files.map { file in
      let row = FileRow(
        file.name, id: file.id.text, blob: file.blob, at: file.sharedAt, root: root, dates: dates)
      return (file.scope, row)
    }
    openRequests = snapshot.fileRequests.filter(\.isOpen).sorted(by: FileRequest.isMorePressing)
    tabs = Self.tabs(of: snapshot, standing, works, openRequests, root: root, phrases: dates.phrases)
  }

  private static func tabs(
    of snapshot: ClientSnapshot, _ standing: [Result<Bill, PageFailure>], _ works: [Work],
    _ requests: [FileRequest], root: String, phrases: Phrases
  ) -> [TabLink] {
    Tab.allCases.filter { $0.isShown(to: snapshot) }.map { tab in
      let count =
        switch tab {
        case .home, .feedback: 0
        case .deliverables: works.count { $0.review == .toDecide }
        case .files: requests.count
        // A number beside a tab is no reason to hold back a page: an invoice that cannot be added up is not counted
        // there, and shown as a failure by the pages that it belongs on.
        case .billing: standing.count { if case .success(let bill) = $0 { bill.isToPay } else { false } }
        }
      return TabLink(tab, root: root, count: count, phrases: phrases)
    }
  }

  /// All invoices, or the first reason why one of them cannot be shown.
  func bills() throws(PageFailure) -> [Bill] {
    var bills: [Bill] = []
    bills.reserveCapacity(standing.count)
    for result in standing { bills.append(try result.get()) }
    return bills
  }

  func address(of invoice: Invoice) -> String { address(of: invoice.id) }
  func address(of invoice: Invoice.ID) -> String { "\(root)billing/\(invoice.text)/" }
  func address(of project: Project) -> String { "\(root)projects/\(project.id.text)/" }
  func address(of tab: Tab) -> String { root + tab.folder }

  /// `isTab` says whether the page is the tab's own or lies below it.
  func shell(at current: Tab, isTab: Bool) -> ClientShell {
    var tabs = tabs
    for index in tabs.indices where tabs[index].tab == current {
      tabs[index].current = isTab ? "page" : "true"
    }
    return ClientShell(tabs: tabs, client: client, root: root, isYou: false, viewAs: viewAs)
  }

  /// Around the page that the client's name leads to.
  var shellOfYou: ClientShell {
    ClientShell(tabs: tabs, client: client, root: root, isYou: true, viewAs: viewAs)
  }

  /// Whether there is anything to type into and to press: the team only looks.
  var takesForms: Bool { viewAs == nil }
}

extension ClientPortal {
  /// The files shared with these people, the newest first.
  func files(of scope: SharedFile.Scope) -> [FileRow] {
    files.compactMap { $0.scope == scope ? $0.row : nil }
  }

  /// Files that came for requests which are answered, the newest first; those for open ones stand beside these.
  var sentFiles: [FileRow] {
    snapshot.fileRequests.filter { !$0.isOpen }.flatMap(\.files).sorted {
      ($0.sentAt, $0.id) > ($1.sentAt, $1.id)
    }.map(row)
  }

  func row(of file: SentFile) -> FileRow {
    let sender = file.sender == snapshot.client.id ? nil : Display.line(file.senderName)
    return FileRow(
      file.name, id: file.id.text, blob: file.blob, at: file.sentAt, sender: sender, root: root, dates: dates)
  }
}

extension FileRequest {
  /// What is due first comes first, then what was asked first.
  fileprivate static func isMorePressing(_ a: FileRequest, _ b: FileRequest) -> Bool {
    switch (a.dueOn, b.dueOn) {
    case (let first?, let second?) where first != second: first < second
    case (.some, nil): true
    case (nil, .some): false
    default: (a.askedAt, a.id) < (b.askedAt, b.id)
    }
  }
}
