import Portal
import Store

/// Templates of the workspace of whoever acts: another's is not there for them.
extension ActionContext {
  /// - Throws: `notFound`.
  func recurring(_ id: RecurringInvoice.ID) throws -> RecurringInvoice {
    guard let template = try RecurringReader.template(id, in: try agency(), db) else {
      throw ActionError.notFound("recurring invoice \(id)")
    }
    return template
  }

  /// - Throws: `conflict` for one that has ended.
  func runningRecurring(_ id: RecurringInvoice.ID) throws -> RecurringInvoice {
    let template = try recurring(id)
    guard !template.hasEnded else {
      throw ActionError.conflict(
        .billing(.ended(template.title), "\(template.title) has ended: make a new one"))
    }
    return template
  }
}
