import Actions
import GRDB
import NIOCore
import Pages
import Portal
import Store

/// The form in which somebody new is entered, who is billed next.
struct CompanyDesk: Sendable {
  let gate: TeamGate
  let actions: TeamActionDesk

  func blank(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let workspace = entry.workspace.id
    let terms = try await gate.records.read { db in try BillingTerms.of(workspace, db) }
    guard let terms else { return gate.notFound(visit) }
    return try show(CompanyForm(values: ["currency": terms.currency.code]), 200, entry)
  }

  /// Leads to its first invoice.
  func post(_ visit: Visit, _ entry: TeamGate.Entry, _ given: [String: String]) async throws -> Answer {
    let post = Result { () throws(ActionError) in
      let action = try CreateCompany.read(given, isStrict: false)
      return ActionPost(nonce: ActionPost.nonce(CreateCompany.name, given)) { runner, actor, address, db in
        "\(InvoiceEditor.new)?company=\(try runner.run(action, as: actor, from: address, db))"
      }
    }
    return try await actions.answer(visit, entry, post) { problems in
      let form = CompanyForm(
        values: given, problems: problems.map { (field: $0.field, fault: $0.fault) })
      return try show(form, 422, entry)
    }
  }

  private func show(_ form: CompanyForm, _ status: Int, _ entry: TeamGate.Entry) throws -> Answer {
    Answer(status, html: ByteBuffer(bytes: try gate.console(entry).company(form)))
  }
}
