import Portal
import Store

/// A client changes what is theirs to change: how they are called, the language of their pages, how mail comes.
package struct ChangeDetails: NamedAction {
  package static let name = "client.details"
  package static let isOnce = false
  package static let summary = "a client changes their name, language and mails"

  private static let called = Input.line("name", 1...300, "as it is to be shown")
  private static let language = Input.language("language", "of pages and mails; nothing: the agency's")
  private static let mails = Input<Client.Notify>.choice("mails", .each, "how mail comes that is not urgent")
  package static let inputs = [called.about, language.about, mails.about]

  let newName: String
  let language: String
  let mails: Client.Notify
  /// What was not told stays as it is.
  private let hasLanguage: Bool
  private let hasMails: Bool

  package init(_ inputs: inout Inputs) {
    newName = inputs(Self.called)
    language = inputs(Self.language)
    mails = inputs(Self.mails)
    hasLanguage = inputs.has(Self.language)
    hasMails = inputs.has(Self.mails)
  }

  package func authorize(_ context: ActionContext) throws { _ = try context.clientPortal() }

  package func perform(_ context: ActionContext) throws -> Done<Void> {
    let portal = try context.clientPortal()
    var client = portal.client
    client.name = newName
    if hasLanguage { client.locale = language }
    if hasMails { client.notify = mails }
    let old = portal.client
    let isNew = (client.name, client.locale, client.notify) != (old.name, old.locale, old.notify)
    if isNew { try Clients.setDetails(of: client, in: portal.workspace.id, context.db) }
    return Done((), workspace: portal.workspace.id, subject: client.id.text, isChange: isNew)
  }
}
