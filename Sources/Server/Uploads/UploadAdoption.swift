import Actions
import Dispatch
import GRDB
import Portal
import PorticoCrypto
import Store
import Vault

/// Forms that name whole uploads in place of files: `upload-1` to `upload-20`.
extension ResumableDesk {
  private static let most = 20

  static func ids(in fields: [String: String]) -> [String] {
    (1...most).compactMap { fields["upload-\($0)"] }.filter { !$0.isEmpty }
  }

  /// With the member's own uploads that the form names, in their order, behind the files that came with it.
  func adding(to sent: FileForm, _ input: FileInput, of entry: TeamGate.Entry) async throws -> FileForm {
    let ids = Self.ids(in: sent.fields)
    if ids.isEmpty { return sent }
    let (member, workspace) = (entry.session.member, entry.workspace.id)
    let known = try await records.read { db in
      try ids.map { text in
        try Upload.ID(text).flatMap { try Uploads.find($0, of: member, in: workspace, db) }
      }
    }
    var sent = sent
    for upload in known {
      guard let upload, let hash = upload.hash, let whole = try await whole(upload.id, hash) else {
        // Used already, cancelled, too old, or somebody else's: to whoever asks there is none.
        sent.problems.append(
          Problem(input.name, "an upload is not there any more: choose the file again", kind: .notOffered))
        continue
      }
      sent.files.append(
        FileForm.File(intake: whole, arrival: Arrival(whole.stored, named: upload.name), upload: upload.id))
    }
    return sent
  }

  /// Reads what the file is: away from the threads that answer others.
  private func whole(_ id: Upload.ID, _ hash: Digest) async throws -> WholePartial? {
    let partials = partials
    return try await withCheckedThrowingContinuation { done in
      DispatchQueue.global().async {
        do {
          done.resume(returning: try partials.whole(id.text, hash))
        } catch VaultError.missing {
          done.resume(returning: nil)
        } catch {
          done.resume(throwing: error)
        }
      }
    }
  }

  /// Lets go of what an action has taken; what a crash before this leaves is swept.
  func letGo(_ sent: FileForm) {
    for upload in sent.files.compactMap(\.upload) { partials.remove(upload.text) }
  }

  /// Removes what nobody went on with for two days, and files that no row names.
  func sweep(at now: Instant) async throws {
    let there = try partials.ids()
    let kept = try await records.write { db in
      try Uploads.forget(touchedBefore: now.adding(seconds: -Upload.keptSeconds), db)
      // A row is there before its file, so what was seen before and has no row now is nobody's.
      return try Uploads.ids(db)
    }
    for id in there where !kept.contains(id) { partials.remove(id) }
  }
}

extension FileForm {
  /// Puts the files into the vault, in the transaction of the action that has accepted them. An upload is used up by it.
  func keep(for member: Member.ID, in workspace: Workspace.ID, _ db: Database) throws {
    for file in files {
      if let upload = file.upload, try !Uploads.remove(upload, of: member, in: workspace, db) {
        throw ActionError.invalid([Problem("file", "an upload is not there any more", kind: .notOffered)])
      }
      try file.intake.keep()
    }
  }
}
