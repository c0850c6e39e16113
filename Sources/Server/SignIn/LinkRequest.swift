import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store

/// What somebody asked for who wants to sign in: a link, to whom, and where it is to lead. The link's token is made with
/// it, so that a mail that has to be sent again brings the same link.
struct LinkRequest: Sendable {
  /// Who is to get a link.
  enum Addressee: Codable, Sendable {
    case email(String)
    /// Named by a page's address or by a link of theirs.
    case client(Client.ID)
    /// Somebody of the team, by address.
    case member(String)

    private enum Keys: String, CodingKey {
      case email
      case client
      case member
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Keys.self)
      if let client = try values.decodeIfPresent(String.self, forKey: .client) {
        self = .client(Client.ID(unchecked: client))
      } else if let member = try values.decodeIfPresent(String.self, forKey: .member) {
        self = .member(member)
      } else {
        self = .email(try values.decode(String.self, forKey: .email))
      }
    }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: Keys.self)
      switch self {
      case .email(let email): try values.encode(email, forKey: .email)
      case .client(let id): try values.encode(id.text, forKey: .client)
      case .member(let email): try values.encode(email, forKey: .member)
      }
    }
  }

  let addressee: Addressee
  /// As it came; it counts only if it is a page of the client's own, or of the console for somebody of the team.
  let destination: String
  /// Where it was asked for, and where the link leads.
  let host: String
  let token: OneTimeToken
}

extension LinkRequest {
  private struct Form: Codable {
    let to: Addressee
    let destination: String
    let host: String
    let token: String
  }

  /// The outbox keeps it sealed, for nobody who reads the database, or a copy of it, may sign in with that
  /// (threats.md, M-10). Sealed for its own mail, so that no row can be put in another's place.
  private static func place(_ messageID: String, _ workspace: Workspace.ID) -> String {
    "\(workspace.text)/sign-in/\(messageID)"
  }

  func sealed(
    by box: SealedBox, _ messageID: String, in workspace: Workspace.ID, random: RandomBytes
  ) throws -> [UInt8] {
    let form = Form(to: addressee, destination: destination, host: host, token: token.text.reveal())
    let bytes = Array(try JSONEncoder().encode(form))
    return try box.seal(Secret(bytes), place: Self.place(messageID, workspace), random: random)
  }

  /// - Throws: where it was sealed with another key, for another mail, or is not one of ours.
  init(_ entry: Outbox.Entry, sealing box: SealedBox) throws {
    let bytes = try box.open(entry.payload, place: Self.place(entry.messageID, entry.workspace)).reveal()
    let form = try JSONDecoder().decode(Form.self, from: Data(bytes))
    guard let token = OneTimeToken(text: form.token) else { throw SealError.refused }
    self.init(addressee: form.to, destination: form.destination, host: form.host, token: token)
  }
}
