import Portal

extension Agency {
  /// A busy client whose every text is the payload, wherever somebody can type one.
  static func poisoned(_ payload: String) -> ClientSnapshot {
    busy { snapshot in
      poison(&snapshot.workspace, payload)
      snapshot.client.name = payload
      snapshot.client.email = payload
      snapshot.company.name = payload
      snapshot.company.address = payload
      snapshot.company.country = payload
      snapshot.company.taxID = payload
      for index in snapshot.projects.indices { poison(&snapshot.projects[index], payload) }
      for index in snapshot.invoices.indices { poison(&snapshot.invoices[index], payload) }
      snapshot.upcoming = snapshot.upcoming.map {
        UpcomingInvoice(id: $0.id, title: payload, day: $0.day, total: $0.total)
      }
      for index in snapshot.deliverables.indices { poison(&snapshot.deliverables[index], payload) }
      for index in snapshot.files.indices { poison(&snapshot.files[index], payload) }
      for index in snapshot.fileRequests.indices { poison(&snapshot.fileRequests[index], payload) }
      for index in snapshot.feedback.indices { poison(&snapshot.feedback[index], payload) }
    }
  }

  private static func poison(_ workspace: inout Workspace, _ payload: String) {
    workspace.name = payload
    workspace.legalName = payload
    workspace.address = payload
    workspace.country = payload
    workspace.taxID = payload
    workspace.registrationID = payload
    workspace.bank = BankDetails(holder: payload, iban: payload, bic: payload)
    workspace.branding = Branding(
      accent: payload, logo: nil, welcome: payload, supportEmail: payload, imprintURL: payload,
      privacyURL: payload)
  }

  private static func poison(_ project: inout Project, _ payload: String) {
    project.name = payload
    project.summary = payload
    project.lead = payload
    for index in project.milestones.indices {
      project.milestones[index].title = payload
      project.milestones[index].note = payload
    }
    for index in project.updates.indices {
      project.updates[index].author = payload
      project.updates[index].body = payload
    }
  }

  private static func poison(_ invoice: inout Invoice, _ payload: String) {
    invoice.number = payload
    invoice.discount = .rate(Rate(thousandths: 5000))
    invoice.discountLabel = payload
    invoice.reference = payload
    invoice.notes = payload
    invoice.footer = payload
    invoice.corrected = .init(number: payload, issuedOn: invoice.issuedOn)
    for index in invoice.lines.indices {
      invoice.lines[index].title = payload
      invoice.lines[index].detail = payload
      invoice.lines[index].unit = payload
    }
    invoice.payments.append(InvoicePayment(kind: .credited, amount: 1, on: invoice.issuedOn, note: payload))
    for index in invoice.payments.indices { invoice.payments[index].note = payload }
    for index in invoice.projects.indices { invoice.projects[index].name = payload }
  }
}
