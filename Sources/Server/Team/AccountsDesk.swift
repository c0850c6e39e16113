import GRDB
import Logging
import NIOCore
import Pages
import Portal
import Site
import Store

/// Hands who handles money what their accountant asks for. To other members there is no such page (`Member.Role`).
struct AccountsDesk: Sendable {
  let gate: TeamGate

  func form(_ visit: Visit, _ entry: TeamGate.Entry) throws -> Answer {
    guard entry.session.role.handlesMoney else { return gate.notFound(visit) }
    let period = AccountPeriod.monthBefore(entry.today)
    return try form(
      ExportForm(from: visit.query["from"] ?? period.first.iso, to: visit.query["to"] ?? period.last.iso),
      200, entry)
  }

  func file(_ kind: AccountKind, _ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    guard entry.session.role.handlesMoney else { return gate.notFound(visit) }
    let (from, to) = (visit.query["from"] ?? "", visit.query["to"] ?? "")
    let (period, faults) = AccountPeriod.read(from: from, to: to)
    guard let period else { return try form(ExportForm(from: from, to: to, faults: faults), 422, entry) }
    let (workspace, today) = (entry.workspace.id, entry.today)
    let file = try await gate.records.read { db in
      try AccountFile(kind, of: workspace, in: period, on: today, db)
    }
    var answer = Answer(200)
    answer.accounts = AccountStream(file: file, records: gate.records, logger: gate.logger)
    answer.type = "text/csv; charset=utf-8"
    // Names and references are what anybody typed.
    answer.upload = .saved
    answer.fields = [Field("Content-Disposition", Disposition.text(name: file.name, isInline: false))]
    return answer
  }

  private func form(_ form: ExportForm, _ status: Int, _ entry: TeamGate.Entry) throws -> Answer {
    Answer(status, html: ByteBuffer(bytes: try gate.console(entry).export(form)))
  }
}

extension TeamRoutes {
  var accountPages: [Route] {
    let desk = AccountsDesk(gate: gate)
    let files = AccountKind.allCases.map { kind in
      page("\(ExportForm.address)\(kind.rawValue).csv") { visit, entry in
        try await desk.file(kind, visit, entry)
      }
    }
    return [page(ExportForm.address) { visit, entry in try desk.form(visit, entry) }] + files
  }
}
