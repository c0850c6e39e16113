"""What becomes of an attack in each column: refused, formatted or shown nowhere. All others show it as typed."""

# Ids, references, dates, times, hashes, colours and words of a fixed list: the checks of the schema take nothing else.
REFUSED = {
    "access": "workspace id client project invited_at first_used_at expires_on revoked_at",
    "approval": "workspace id deliverable version client sha256 approved_at",
    "blob": "workspace sha256 stored_at purged_at",
    "change_request": "workspace id deliverable version client requested_at",
    "client": "workspace id company notify created_at erased_at",
    "comment": "workspace id version reply_to client member pin posted_at resolved_at",
    "company": "workspace id country currency created_at",
    "deliverable": "workspace id project due_on originals status ready_at created_at",
    "domain": "workspace id host claimed_at verified_at checked_at",
    "feedback": "workspace id client project state opened_at",
    "feedback_attachment": "workspace message sha256",
    "feedback_message": "workspace id feedback member posted_at",
    "file": "workspace id sha256 scope project company client author shared_at",
    "file_request": "workspace id project client due_on author asked_at answered_at withdrawn_at",
    "file_request_file": "workspace id request client sha256 sent_at",
    "invoice": "workspace id company stage kind corrects recurring currency issued_on due_on document created_at sent_at "
               "voided_at",
    "invoice_line": "workspace invoice",
    "issued_invoice": "workspace invoice seller_country accent logo buyer_country",
    "issued_invoice_project": "workspace invoice project",
    "invoice_project": "workspace invoice project",
    "member": "workspace id role created_at removed_at",
    "milestone": "workspace id project due_on completed_on",
    "payment": "workspace id company kind method currency paid_on refunds recorded_by recorded_at",
    "payment_allocation": "workspace payment invoice",
    "payment_undone": "workspace payment undone_on undone_by undone_at",
    "project": "workspace id status lead starts_on ends_on created_at",
    "project_update": "workspace id project author posted_at",
    "recurring_invoice": "workspace id company currency draft every next_on ends_on starts_on",
    "recurring_project": "workspace recurring project",
    "stripe_account": "workspace changed_at",
    "reviewer": "workspace deliverable client",
    "version": "workspace id deliverable sha256 author created_at",
    "version_file": "workspace id version sha256",
    "workspace": "id slug country plan currency accent logo favicon created_at logo_dark invoice_reminders "
                 "invoice_document",
}

# Words in which Markdown is formatting.
MARKDOWN = {
    "comment.body", "deliverable.notes", "feedback_message.body", "file_request.body", "invoice.notes",
    "project.summary", "project_update.body", "workspace.welcome",
}

# Of an address of the web the page shows the host; the rest is where its link leads.
LEADING = {"version.link"}

OURS = "the agency's own, for its other programs"
LANGUAGE = "a language that we do not have is English"
LINK = "the address of a link with words of ours, and no link where it is none"
LATER = "of later invoices: one that was sent keeps the account that stood on it"
MAIL = "stands in mails alone"
MADE = "made by our own worker, which is off here; Tests/VaultTests/Previews has its hostile files"

# Shown on no client's page, and why. A reason that is no longer true fails, too.
EXCUSED = {
    "access.message": MAIL,
    "approval.address": "where an approval came from is the agency's record",
    "approval.email": "the approval's record; the page names the person",
    "approval.receipt": "the id of a document that nobody reads as words",
    "blob.media_type": "chooses between a picture and a card; a type that nobody knows is a download",
    "client.external_id": OURS,
    "client.locale": LANGUAGE,
    "company.external_id": OURS,
    "company.phone": "the agency's notes of the company",
    "deliverable.external_id": OURS,
    "domain.cname_target": "told to the agency alone",
    "domain.problem": "told to the agency alone",
    "domain.txt_value": "told to the agency alone",
    "file.external_id": OURS,
    "invoice.external_id": OURS,
    "issued_invoice.seller_name": "on its document, where the agency has no other name in law",
    "member.email": "the team's own addresses are not the clients'",
    "member.locale": LANGUAGE,
    "milestone.external_id": OURS,
    "payment.external_id": OURS,
    "payment.payment_intent": "the payment service's own id",
    "payment.reference": "the agency's record of the transfer",
    "payment_undone.reason": "the agency's record of a slip",
    "preview.kind": MADE,
    "preview.media_type": MADE,
    "preview.original": MADE,
    "preview.sha256": MADE,
    "preview.workspace": MADE,
    "project.external_id": OURS,
    "project.internal_notes": "never for clients",
    "project_update.external_id": OURS,
    "stripe_account.publishable_key": "told to Stripe's script alone",
    "workspace.bank_holder": LATER,
    "workspace.bic": LATER,
    "workspace.external_id": OURS,
    "workspace.iban": LATER,
    "workspace.imprint_url": LINK,
    "workspace.invoice_series": "makes the numbers of later invoices",
    "workspace.locale": LANGUAGE,
    "workspace.mail_from": MAIL,
    "workspace.mail_name": MAIL,
    "workspace.privacy_url": LINK,
    "workspace.support_email": "shown where it is a plain address alone",
    "workspace.time_zone": "no page is made in a zone that no calendar knows; what was published stays",
}
