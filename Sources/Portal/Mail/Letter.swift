/// Which mail, about what: ids only. What it says is read when it is sent, so that it is true then, and so that no copy of
/// anybody's words or address lies in the outbox.
package enum Letter: Hashable, Sendable {
  /// To each client who is to look at a deliverable.
  case readyForReview(Deliverable.ID)
  /// To the lead: a client approved.
  case approved(Approval.ID)
  /// To the client who approved: their copy of the record.
  case receipt(Approval.ID)
  /// To the lead.
  case changesRequested(ChangeRequest.ID)
  /// To whoever else is in the conversation: clients, or the lead.
  case comment(Comment.ID)
  /// To the lead: a client wrote.
  case feedback(FeedbackMessage.ID)
  /// To the client: the team answered.
  case reply(FeedbackMessage.ID)
  /// To the clients of a project.
  case update(Update.ID)
  /// To the client who is asked.
  case fileRequest(FileRequest.ID)
  /// To the lead: a client sent what was asked for.
  case filesSent(FileRequest.ID)
  /// To a client who has not decided on what is due; all of a morning go in one mail.
  case reviewReminder(Deliverable.ID)
  /// To each client who sees it: an invoice, or a credit note, was sent.
  case invoiceSent(Invoice.ID)
  /// To each client who sees it: it is to be paid, or late; all of a morning go in one mail.
  case invoiceReminder(Invoice.ID)
  /// To the clients whose invoices it is for: what came in, and what is left to pay.
  case paymentReceipt(Payment.ID)
  /// To whoever looks after the money: it came in.
  case paymentReceived(Payment.ID)
  /// To the client who paid: it did not come.
  case paymentFailed(Payment.ID)
  /// To the clients whose invoices it was for: it went back.
  case refund(Payment.ID)
}

extension Letter {
  package enum Kind: String, CaseIterable, Sendable {
    case readyForReview = "ready-for-review"
    case approved
    case receipt
    case changesRequested = "changes-requested"
    case comment
    case feedback
    case reply
    case update
    case fileRequest = "file-request"
    case filesSent = "files-sent"
    case reviewReminder = "review-reminder"
    case invoiceSent = "invoice-sent"
    case invoiceReminder = "invoice-reminder"
    case paymentReceipt = "payment-receipt"
    case paymentReceived = "payment-received"
    case paymentFailed = "payment-failed"
    case refund

    /// Whether those that go out at the same time are one mail for every reader.
    package var isBundled: Bool { self == .reviewReminder || self == .invoiceReminder }

    /// Whether it may wait for the one mail of the day, for those who chose that. What is to be decided or to be
    /// paid, or proves a decision, never waits; a reminder is of that morning anyway.
    package var waitsForDigest: Bool {
      switch self {
      case .comment, .reply, .update, .fileRequest, .reviewReminder, .invoiceReminder: true
      case .readyForReview, .approved, .receipt, .changesRequested, .feedback, .filesSent, .invoiceSent,
        .paymentReceipt, .paymentReceived, .paymentFailed, .refund:
        false
      }
    }
  }

  package var kind: Kind { parts.kind }

  /// The id of what it is about.
  package var subject: String { parts.subject }

  private var parts: (kind: Kind, subject: String) {
    switch self {
    case .readyForReview(let id): (.readyForReview, id.text)
    case .approved(let id): (.approved, id.text)
    case .receipt(let id): (.receipt, id.text)
    case .changesRequested(let id): (.changesRequested, id.text)
    case .comment(let id): (.comment, id.text)
    case .feedback(let id): (.feedback, id.text)
    case .reply(let id): (.reply, id.text)
    case .update(let id): (.update, id.text)
    case .fileRequest(let id): (.fileRequest, id.text)
    case .filesSent(let id): (.filesSent, id.text)
    case .reviewReminder(let id): (.reviewReminder, id.text)
    case .invoiceSent(let id): (.invoiceSent, id.text)
    case .invoiceReminder(let id): (.invoiceReminder, id.text)
    case .paymentReceipt(let id): (.paymentReceipt, id.text)
    case .paymentReceived(let id): (.paymentReceived, id.text)
    case .paymentFailed(let id): (.paymentFailed, id.text)
    case .refund(let id): (.refund, id.text)
    }
  }

  /// The payment that it is about; nil where it is about none.
  package var payment: Payment.ID? {
    switch self {
    case .paymentReceipt(let id), .paymentReceived(let id), .paymentFailed(let id), .refund(let id): id
    default: nil
    }
  }

  /// Nil where the id is not one of the kind's.
  private init?(_ kind: Kind, about subject: String) {
    let letter: Letter? =
      switch kind {
      case .readyForReview: Deliverable.ID(subject).map(Letter.readyForReview)
      case .approved: Approval.ID(subject).map(Letter.approved)
      case .receipt: Approval.ID(subject).map(Letter.receipt)
      case .changesRequested: ChangeRequest.ID(subject).map(Letter.changesRequested)
      case .comment: Comment.ID(subject).map(Letter.comment)
      case .feedback: FeedbackMessage.ID(subject).map(Letter.feedback)
      case .reply: FeedbackMessage.ID(subject).map(Letter.reply)
      case .update: Update.ID(subject).map(Letter.update)
      case .fileRequest: FileRequest.ID(subject).map(Letter.fileRequest)
      case .filesSent: FileRequest.ID(subject).map(Letter.filesSent)
      case .reviewReminder: Deliverable.ID(subject).map(Letter.reviewReminder)
      case .invoiceSent: Invoice.ID(subject).map(Letter.invoiceSent)
      case .invoiceReminder: Invoice.ID(subject).map(Letter.invoiceReminder)
      case .paymentReceipt: Payment.ID(subject).map(Letter.paymentReceipt)
      case .paymentReceived: Payment.ID(subject).map(Letter.paymentReceived)
      case .paymentFailed: Payment.ID(subject).map(Letter.paymentFailed)
      case .refund: Payment.ID(subject).map(Letter.refund)
      }
    guard let letter else { return nil }
    self = letter
  }
}

extension Letter {
  /// As the outbox keeps it: `{"letter":"approved","about":"approval_…"}`, always with these bytes. Neither a kind nor an
  /// id has anything in it that JSON would escape.
  package var json: [UInt8] {
    Array("{\"letter\":\"\(kind.rawValue)\",\"about\":\"\(subject)\"}".utf8)
  }

  /// Nil for any other bytes than those of `json`.
  package init?(json bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    let quoted = bytes.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
    guard quoted.count == 9, let kind = Kind(rawValue: String(decoding: quoted[3], as: UTF8.self)),
      let letter = Letter(kind, about: String(decoding: quoted[7], as: UTF8.self)), letter.json == bytes
    else { return nil }
    self = letter
  }
}
