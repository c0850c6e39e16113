import GRDB
import Portal

extension Agency {
  @discardableResult
  package func addMember(
    _ name: String, email: String? = nil, role: Member.Role = .member, _ db: Database
  ) throws -> Member.ID {
    let id = ids.next(Member.self)
    try db.insert(
      "member",
      [
        "workspace": workspace.text, "id": id.text, "email": email ?? address(name), "name": name,
        "role": role.rawValue, "created_at": Self.created,
      ])
    return id
  }

  @discardableResult
  package func addCompany(_ name: String = "Another Company", currency: String = "EUR", _ db: Database) throws
    -> Company.ID
  {
    let id = ids.next(Company.self)
    try db.insert(
      "company",
      [
        "workspace": workspace.text, "id": id.text, "name": name, "address": "1 Long Street\nSpringfield",
        "tax_id": "X-\(name.utf8.count)", "currency": currency, "created_at": Self.created,
      ])
    return id
  }

  @discardableResult
  package func addClient(
    _ name: String = "Somebody Else", of company: Company.ID? = nil, email: String? = nil, _ db: Database
  ) throws -> Client.ID {
    let id = ids.next(Client.self)
    try db.insert(
      "client",
      [
        "workspace": workspace.text, "id": id.text, "company": (company ?? brightwater).text,
        "email": email ?? address(name), "name": name, "created_at": Self.created,
      ])
    return id
  }

  /// - Parameter expires: the last day, an ISO date.
  @discardableResult
  package func giveAccess(
    _ client: Client.ID, to project: Project.ID, seesBilling: Bool = true, expires: String? = nil,
    revoked: Bool = false, _ db: Database
  ) throws -> Access.ID {
    let id = ids.next(Access.self)
    try db.insert(
      "access",
      [
        "workspace": workspace.text, "id": id.text, "client": client.text, "project": project.text,
        "sees_billing": seesBilling ? 1 : 0, "invited_at": Self.created, "expires_on": expires,
        "revoked_at": revoked ? Self.created : nil,
      ])
    return id
  }

  /// `Ada Lind` is `ada.lind.<4 letters>@example.test`: nobody's address, and never one twice.
  private func address(_ name: String) -> String {
    let words = name.lowercased().split(separator: " ").joined(separator: ".")
    return "\(words).\(ids.text("x").suffix(4))@example.test"
  }
}
