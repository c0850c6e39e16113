import Markup
import Portal

/// The console's words that are chosen by a value rather than by a template.
struct TeamPhrases: Sendable {
  let tabs: [TeamTab: Wording]
  let kinds: [InboxTask.Kind: Wording]
  /// What a task says in a list, with the client's name and what it is about.
  let titles: [InboxTask.Kind: Wording]
  /// The same where no client is named.
  let plainTitles: [InboxTask.Kind: Wording]
  let views: [InboxView: Wording]
  let projectViews: [ProjectView: Wording]
  let billingViews: [BillingView: Wording]
  let billingSums: [BillingSum.Kind: Wording]
  /// Above those to pay that are not late.
  let billingDue: Wording
  let invoiceDeeds: [InvoiceDeed: Wording]
  /// From when on clients may download originals.
  let originals: [Originals: Wording]
  /// Above a client's page that the team looks at, with the client's first name or the project's.
  let viewAs: [ViewAsWords: Wording]

  init(_ words: Words) throws(TemplateErrors) {
    var reader = PhraseReader(words: words)
    tabs = reader.table(TeamTab.allCases) { "team.tabs.\($0.rawValue)" }
    kinds = reader.table(InboxTask.Kind.allCases) { "team.task.kind.\($0.rawValue)" }
    titles = reader.table(InboxTask.Kind.allCases, texts: ["client", "title"]) {
      "team.task.title.\($0.rawValue)"
    }
    plainTitles = reader.table(InboxTask.Kind.allCases, texts: ["title"]) {
      "team.task.plainTitle.\($0.rawValue)"
    }
    views = reader.table(InboxView.allCases) { "team.inbox.view.\($0.rawValue)" }
    projectViews = reader.table(ProjectView.allCases) { "team.projects.view.\($0.rawValue)" }
    billingViews = reader.table(BillingView.allCases) { "team.billing.view.\($0.rawValue)" }
    billingSums = reader.table(BillingSum.Kind.allCases) { "team.billing.sum.\($0.rawValue)" }
    billingDue = reader.wording("team.billing.due")
    invoiceDeeds = reader.table(InvoiceDeed.allCases) { "team.billing.deed.\($0.key)" }
    originals = reader.table(Originals.allCases) { "team.work.originalsWhen.\($0.rawValue)" }
    viewAs = reader.table(ViewAsWords.allCases, texts: ["name"]) { "team.viewAs.\($0.rawValue)" }
    if let errors = reader.errors { throw errors }
  }
}

/// The console's tabs, in their order.
enum TeamTab: String, CaseIterable, Sendable {
  case inbox
  case projects
  case billing

  var address: String {
    switch self {
    case .inbox: "/team/"
    case .projects: "/team/projects/"
    case .billing: "/team/billing/"
    }
  }
}
