/// Something with bytes that a client sees on a page.
package struct Downloadable: Sendable {
  /// Where its row is.
  package enum Source: Hashable, Sendable {
    case versionFile(VersionFile.ID)
    case file(SharedFile.ID)
    case sentFile(SentFile.ID)
    case attachment(FeedbackMessage.ID, position: Int)
  }

  package let source: Source
  package let name: String
  package let blob: Blob
  /// Whether it may be taken away, not only looked at.
  package let isGiven: Bool
  package var previews: [Preview] = []

  /// Whether pages show the file itself: not one that nobody was given as long as a smaller picture of it stands there.
  package var isShown: Bool {
    blob.viewing != .none && (isGiven || !previews.contains { $0.kind == .large })
  }
}

extension ClientSnapshot {
  /// What an address names, where this client sees it: who may download is who finds it on a page, by the same rows.
  /// - Parameter name: an id, or a message's id and the position of an attachment with a dot between.
  package func downloadable(_ name: String, on today: Day) -> Downloadable? {
    if let file = files.first(where: { $0.id.text == name }) {
      return Downloadable(source: .file(file.id), name: file.name, blob: file.blob, isGiven: true)
    }
    if let file = fileRequests.lazy.flatMap(\.files).first(where: { $0.id.text == name }) {
      return Downloadable(source: .sentFile(file.id), name: file.name, blob: file.blob, isGiven: true)
    }
    return versionFile(name, on: today) ?? attachment(name)
  }

  private func versionFile(_ name: String, on today: Day) -> Downloadable? {
    for deliverable in deliverables {
      for file in deliverable.versions.lazy.flatMap(\.files) where file.id.text == name {
        let isGiven = deliverable.givesOriginals(isPaid: isPaid(deliverable.project, on: today))
        return Downloadable(
          source: .versionFile(file.id), name: file.name, blob: file.blob, isGiven: isGiven,
          previews: file.previews)
      }
    }
    return nil
  }

  private func attachment(_ name: String) -> Downloadable? {
    for message in feedback.lazy.flatMap(\.messages) where name.hasPrefix(message.id.text) {
      for attachment in message.attachments where name == "\(message.id.text).\(attachment.position)" {
        return Downloadable(
          source: .attachment(message.id, position: attachment.position), name: attachment.name,
          blob: attachment.blob, isGiven: true)
      }
    }
    return nil
  }

  /// Whether there are invoices for a project and all of them are paid. A client who does not see them is not told.
  package func isPaid(_ project: Project.ID, on today: Day) -> Bool {
    let sent = invoices.filter { $0.stage == .sent && $0.projects.contains { $0.id == project } }
    return !sent.isEmpty
      && sent.allSatisfy { invoice in
        guard let total = try? InvoiceTotals(of: invoice).total,
          case .paid = try? InvoiceBalance(of: invoice, total: total, on: today).state
        else { return false }
        return true
      }
  }
}
