import Portal

/// What the lists on the page of files are called, for whoever names folders after them.
struct FileSectionWords: Sendable {
  private let company: Wording
  private let own: Wording
  private let everybody: Wording
  private let sent: Wording

  init(_ reader: inout PhraseReader) {
    company = reader.wording("files.forCompany", texts: ["heading"])
    own = reader.wording("files.forYou")
    everybody = reader.wording("files.forAll")
    sent = reader.wording("files.sent")
  }

  func heading(_ place: FolderFile.Place, in snapshot: ClientSnapshot) -> String {
    switch place {
    case .project(let id): snapshot.projects.first { $0.id == id }?.name ?? ""
    case .company: company.text(0, [Party(snapshot.company).name])
    case .own: own.text()
    case .everybody: everybody.text()
    case .sent: sent.text()
    }
  }
}

extension Catalogue {
  /// Where the files of a folder lie in it, by the headings that the client's page has, in the client's language.
  package func paths(in folder: [FolderFile], of snapshot: ClientSnapshot) -> [String] {
    let words = phrases(for: snapshot).fileSections
    return ClientSnapshot.paths(in: folder) { words.heading($0, in: snapshot) }
  }

  /// What the whole folder is called: whose it is, and the page's name.
  package func folderName(of snapshot: ClientSnapshot) -> String {
    "\(snapshot.workspace.name) \(phrases(for: snapshot).tabs[.files]?.text() ?? "").zip"
  }

  private func phrases(for snapshot: ClientSnapshot) -> Phrases {
    edition(for: [snapshot.client.locale, snapshot.workspace.locale]).language.phrases
  }
}
