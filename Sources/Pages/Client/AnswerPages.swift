import Portal

/// Pages that are made for one answer and not published: what was typed is nobody else's, and not for later.
extension Catalogue {
  /// The page of a form that was refused, with the form as it was typed; nil where the client has no such page.
  package func refusedPage(
    _ form: FormState, of snapshot: ClientSnapshot, on today: Day, brand: Brand
  ) throws(PageFailure) -> [UInt8]? {
    guard snapshot.hasPortal else { return nil }
    let portal = portal(of: snapshot, on: today, brand: brand, form: form)
    let templates = portal.edition.language.templates
    switch form.kind {
    case .approval(let id), .changes(let id), .comment(let id):
      guard let work = portal.works.first(where: { $0.deliverable.id.text == id }) else { return nil }
      let version = work.deliverable.versions.first { $0.id.text == form.value("version") } ?? work.version
      return try templates.deliverable.page(DeliverablePage(work, version: version, portal)).get()
    case .feedback: return try templates.feedback.page(FeedbackPage(portal)).get()
    case .fileRequest(let id):
      guard portal.openRequests.contains(where: { $0.id.text == id }) else { return nil }
      return try templates.files.page(FilesPage(portal)).get()
    case .details: return try templates.you.page(YouPage(portal)).get()
    case .checkout: return try templates.billing.page(BillingPage(portal)).get()
    case .team: return nil
    }
  }

  /// - Parameter note: the words that came with what could not be done.
  package func conflictPage(
    _ kind: ConflictPage.Kind, note: String, of snapshot: ClientSnapshot, on today: Day, brand: Brand
  ) throws(PageFailure) -> [UInt8]? {
    guard snapshot.hasPortal else { return nil }
    let portal = portal(of: snapshot, on: today, brand: brand)
    return try portal.edition.language.templates.conflict.page(ConflictPage(kind, note: note, portal)).get()
  }
}
