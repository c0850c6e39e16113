import GRDB
import Portal
import PorticoCrypto
import TestSupport
import Vault

@testable import Server

extension TestServer {
  enum Sharing {
    /// With the clients of the website.
    case project
    /// With Ada alone.
    case client
  }

  /// Puts bytes into the vault and their row into the database, as taking in an upload does.
  private func take(_ bytes: [UInt8]) throws -> String {
    let intake = try vault.begin(limit: 1 << 30)
    try intake.append(bytes)
    let stored = try intake.finish()
    try temporary.write { db in
      try db.insert(
        "blob",
        [
          "workspace": agency.workspace.text, "sha256": stored.sha256.hex, "size": stored.size,
          "media_type": stored.recognition.mediaType, "width": stored.recognition.width,
          "height": stored.recognition.height, "stored_at": Agency.created,
        ], verb: "INSERT OR IGNORE")
    }
    return stored.sha256.hex
  }

  func share(_ bytes: [UInt8], _ name: String, with sharing: Sharing) throws -> String {
    let hash = try take(bytes)
    let id = agency.ids.text("file")
    try temporary.write { db in
      try db.insert(
        "file",
        [
          "workspace": agency.workspace.text, "id": id, "sha256": hash, "name": name,
          "scope": sharing == .project ? "project" : "client",
          "project": sharing == .project ? agency.website.text : nil,
          "client": sharing == .client ? agency.ada.text : nil, "shared_at": Agency.created,
        ])
    }
    return id
  }

  /// A deliverable of the website that is ready, with one version of one file.
  func deliver(_ bytes: [UInt8], originals: String) throws -> (file: String, deliverable: String) {
    let hash = try take(bytes)
    let ids = agency.ids
    let (deliverable, version, file) = (ids.text("del"), ids.text("ver"), ids.text("vfile"))
    let workspace = agency.workspace.text
    try temporary.write { db in
      try db.insert(
        "deliverable",
        [
          "workspace": workspace, "id": deliverable, "project": agency.website.text, "title": "Posters",
          "status": "ready", "originals": originals, "created_at": Agency.created,
        ])
      try db.insert(
        "version",
        [
          "workspace": workspace, "id": version, "deliverable": deliverable, "number": 1, "sha256": hash,
          "author": agency.aino.text, "created_at": Agency.created,
        ])
      try db.insert(
        "version_file",
        [
          "workspace": workspace, "id": file, "version": version, "position": 1, "sha256": hash,
          "name": "a.svg",
        ])
    }
    return (file, deliverable)
  }

  /// Ada's address of something.
  func download(_ id: String) -> String { "/c/\(agency.ada.text)/download/\(id)/name" }

  func vaultPath(of file: String) throws -> String {
    let hash = try temporary.read { db in
      try String.fetchOne(db, sql: "SELECT sha256 FROM file WHERE id = $1", arguments: [file]) ?? ""
    }
    return "\(vault.root)/\(hash.prefix(2))/\(hash.dropFirst(2).prefix(2))/\(hash)"
  }
}
