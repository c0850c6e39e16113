import Actions

/// Invoices that come again, in the console.
extension TeamRoutes {
  private var recurring: RecurringDesk { RecurringDesk(billing: billing, actions: actions) }

  var recurringPages: [Route] {
    [
      page("/team/billing/recurring/") { visit, entry in try await recurring.list(visit, entry) },
      page("/team/billing/recurring/new") { visit, entry in try await recurring.blank(visit, entry) },
      page("/team/billing/recurring/{recurring}/") { visit, entry in
        try await recurring.page(visit, entry)
      },
    ]
  }

  var recurringForms: [Route] {
    [
      form("/team/billing/recurring/new", most: Self.mostFields) { visit, entry, given in
        try await recurring.post(visit, entry, given)
      },
      form("/team/billing/recurring/{recurring}/edit", most: Self.mostFields) { visit, entry, given in
        try await recurring.post(visit, entry, given)
      },
      form("/team/billing/recurring/{recurring}/pause") { visit, entry, given in
        try await change(visit, entry, PauseRecurringInvoice.self, given)
      },
      form("/team/billing/recurring/{recurring}/resume") { visit, entry, given in
        try await change(visit, entry, ResumeRecurringInvoice.self, given)
      },
      form("/team/billing/recurring/{recurring}/end") { visit, entry, given in
        try await change(visit, entry, EndRecurringInvoice.self, given)
      },
    ]
  }

  /// An action on the one in the address.
  private func change<A: TeamAction>(
    _ visit: Visit, _ entry: TeamGate.Entry, _ type: A.Type, _ given: [String: String]
  ) async throws -> Answer {
    let id = visit.part("recurring")
    return try await actions.answer(
      visit, entry, type, given: given.merging(["recurring": id]) { _, fixed in fixed },
      to: "\(TeamGate.billing)recurring/\(id)/",
      refused: { problems in try await recurring.page(visit, entry, problems: problems) })
  }
}
