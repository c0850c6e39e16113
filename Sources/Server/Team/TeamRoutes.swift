import Actions
import Portal

/// The console's addresses.
struct TeamRoutes: Sendable {
  let gate: TeamGate
  let signIn: TeamSignInDesk
  let secondFactor: SecondFactorDesk
  let inbox: InboxDesk
  let projects: ProjectDesk
  let files: SharedFilesDesk
  let billing: BillingDesk
  let downloads: TeamDownloadDesk
  let viewAs: ViewAsDesk
  let actions: TeamActionDesk
  let uploads: UploadDesk
  let resumable: ResumableDesk
  let till: Till

  var routes: [Route] {
    let forms =
      inboxForms + projectForms + deliverableForms + fileForms + billingForms + recurringForms
      + stripeForms
    return entrance + pages + recurringPages + accountPages + billingPages + stripePages + looks + forms
      + forms.map(wayBack)
      + uploadPieces
  }

  /// For a browser that asks for a form's address (a restored tab, a bookmark): the page that the form is on.
  private func wayBack(of form: Route) -> Route {
    page(form.template) { visit, _ in
      let parts = form.template.split(separator: "/")
      switch parts.dropFirst().first {
      case "tasks": return .see("\(TeamGate.home)?task=\(visit.part("task"))")
      case "projects" where parts.count > 2: return .see("/team/projects/\(visit.part("project"))/")
      case "deliverables": return .see("/team/deliverables/\(visit.part("deliverable"))/")
      case let list: return .see("/team/\(list ?? "")/")
      }
    }
  }

  var companies: CompanyDesk { CompanyDesk(gate: gate, actions: actions) }

  var documents: TeamDocumentDesk { TeamDocumentDesk(gate: gate, documents: viewAs.documents) }

  var invoices: InvoiceDesk { InvoiceDesk(billing: billing, actions: actions) }

  private var entrance: [Route] {
    [
      Route(.get, "/team/sign-in") { try await signIn.form($0) },
      Route(.post, "/team/sign-in") { try await signIn.ask($0) },
      Route(.get, "/team/sign-in/sent") { try await signIn.sent($0) },
      Route(.get, "/team/sign-in/{token}") { try await signIn.look($0) },
      Route(.post, "/team/sign-in/{token}") { try await signIn.use($0) },
      Route(.get, "/team/second-factor") { try await secondFactor.form($0) },
      Route(.post, "/team/second-factor") { try await secondFactor.show($0) },
      Route(.post, "/team/sign-out") { try await signIn.signOut($0) },
      Route(.get, "/team") { _ in .see(TeamGate.home) },
    ]
  }

  private var pages: [Route] {
    [
      page("/team/") { visit, entry in try await inbox.page(visit, entry) },
      page("/team/pulse") { visit, entry in try await inbox.pulse(visit, entry) },
      page("/team/news") { visit, entry in try await projects.news(visit, entry) },
      page("/team/projects/") { visit, entry in try await projects.list(visit, entry) },
      page("/team/projects/{project}/") { visit, entry in try await projects.project(visit, entry) },
      page("/team/deliverables/{deliverable}/") { visit, entry in
        try await projects.deliverable(visit, entry)
      },
      page("/team/files/") { visit, entry in try await files.page(visit, entry) },
      page("/team/download/{id}/{name}") { visit, entry in try await downloads.answer(visit, entry) },
    ]
  }

  /// A client's own addresses, below `/team/preview/` in place of `/c/`.
  private var looks: [Route] {
    [
      page("/team/preview/{client}/download/{id}/{name}") { visit, entry in
        try await viewAs.download(visit, entry)
      },
      page("/team/preview/{client}/deliverables/{id}/receipt") { visit, entry in
        try await viewAs.receipt(visit, entry)
      },
      page("/team/preview/{client}/files/all.zip") { visit, entry in
        try await viewAs.folder(visit, entry)
      },
      page("/team/preview/{client}/billing/{invoice}/invoice.pdf") { visit, entry in
        try await viewAs.document(.pdf, visit, entry)
      },
      page("/team/preview/{client}/billing/{invoice}/invoice.xml") { visit, entry in
        try await viewAs.document(.xml, visit, entry)
      },
      page("/team/preview/{client}/billing/{invoice}/transfer.svg") { visit, entry in
        try await viewAs.document(.transfer, visit, entry)
      },
      page("/team/preview/{client}/{page…}") { visit, entry in try await viewAs.page(visit, entry) },
    ]
  }

  private var inboxForms: [Route] {
    [
      form("/team/tasks/{task}/reply") { visit, entry, given in
        try await actions.reply(visit, entry, given)
      },
      form("/team/tasks/{task}/done") { visit, entry, given in
        try await actions.answer(
          visit, entry, FinishTask.self, given: ["task": visit.part("task"), "state": "done"], to: back(given)
        )
      },
      form("/team/tasks/{task}/open") { visit, entry, given in
        try await actions.answer(
          visit, entry, FinishTask.self, given: ["task": visit.part("task"), "state": "open"], to: back(given)
        )
      },
      form("/team/tasks/{task}/retry") { visit, entry, given in
        try await actions.retryMail(visit, entry, to: back(given))
      },
      form("/team/tasks/{task}/assign") { visit, entry, given in
        try await actions.answer(
          visit, entry, AssignTask.self,
          given: ["task": visit.part("task"), "member": given["member"] ?? ""], to: back(given))
      },
    ]
  }

  /// Where a form wants to go back to, if that is a page of the console.
  func back(_ given: [String: String]) -> String {
    given["back"].flatMap { TeamPath.isPage($0) ? $0 : nil } ?? TeamGate.home
  }

  func page(
    _ template: String, _ answer: @escaping @Sendable (Visit, TeamGate.Entry) async throws -> Answer
  ) -> Route {
    Route(.get, template, .member) { visit in
      try await gate.enter(visit) { entry in try await answer(visit, entry) }
    }
  }

  /// The body is read only from who is let in.
  /// - Parameter most: so many fields the form may have.
  func form(
    _ template: String, most: Int = FormFields.most,
    _ answer: @escaping @Sendable (Visit, TeamGate.Entry, [String: String]) async throws -> Answer
  ) -> Route {
    Route(.post, template, .member, bodyLimit: FormRoutes.bodyLimit) { visit in
      try await gate.enter(visit) { entry in
        try await answer(visit, entry, try await visit.form(upTo: FormRoutes.bodyLimit, most: most).all)
      }
    }
  }

  /// The same with files.
  func upload(
    _ template: String, _ input: FileInput,
    _ answer: @escaping @Sendable (Visit, TeamGate.Entry, FileForm) async throws -> Answer
  ) -> Route {
    Route(.post, template, .member, bodyLimit: uploads.bodyLimit(input)) { visit in
      try await gate.enter(visit) { entry in
        try uploads.demandForm(visit)
        let sent = try await uploads.read(visit, input, textLimit: FormRoutes.bodyLimit)
        return try await answer(visit, entry, try await resumable.adding(to: sent, input, of: entry))
      }
    }
  }
}
