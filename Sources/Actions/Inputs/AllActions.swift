import Markup

/// Every action that is done by name.
package enum AllActions {
  /// What the team does, by name.
  package static let team: [any TeamAction.Type] = [
    CreateProject.self, EditProject.self, AddMilestone.self, EditMilestone.self, CompleteMilestone.self,
    RemoveMilestone.self, PostUpdate.self, RemoveUpdate.self, CreateDeliverable.self, EditDeliverable.self,
    AddVersion.self, MarkReady.self, WithdrawDeliverable.self, AnswerComment.self, SettleComment.self,
    ShareFiles.self,
    UnshareFile.self, RequestFiles.self, SettleFileRequest.self, ReplyToFeedback.self, SettleFeedback.self,
    FinishTask.self, AssignTask.self, CreateCompany.self, CreateInvoice.self, EditInvoice.self,
    SendInvoice.self,
    MarkInvoiceSent.self, VoidInvoice.self, DeleteInvoice.self, DuplicateInvoice.self, CreditInvoice.self,
    CreateRecurringInvoice.self, EditRecurringInvoice.self, PauseRecurringInvoice.self,
    ResumeRecurringInvoice.self, EndRecurringInvoice.self,
    RecordPayment.self, AllocatePayment.self, RefundPayment.self, UndoPayment.self, AskRefund.self,
    SettleEvent.self, EndCheckout.self, ConnectStripe.self,
    DisconnectStripe.self, EditInvoiceMails.self,
    AttachDocument.self, RemoveDocument.self,
    RetryMail.self,
  ]

  /// What clients do in their portal; nobody does it in their name.
  package static let client: [any ClientAction.Type] = [
    ApproveDeliverable.self, RequestChanges.self, PostComment.self, ResolveComment.self, SendFeedback.self,
    CloseFeedback.self, AnswerFileRequest.self, ChangeDetails.self,
    BeginCheckout.self,
  ]

  /// The name of what the team does that somebody probably meant.
  package static func nearest(to name: String) -> String? {
    Nearest.name(to: name, among: team.map { $0.name })
  }
}
