/// Indexes that pages and their triggers need: who refers to some bytes, who wrote something, what a client sees.
///
/// Each of the latter ends with the column that its snapshot statement orders by. Without that SQLite, which does not
/// know how many rows there are, would rather walk through a workspace by primary key, whose order is as good. They end
/// with the id and are UNIQUE where more is joined to them: only then SQLite knows that the rows of an inner loop come in
/// order too.
enum ReaderIndexes {
  static let sql = [
    "CREATE INDEX comment_client ON comment (workspace, client) WHERE client IS NOT NULL",
    "CREATE INDEX change_request_client ON change_request (workspace, client)",
    "CREATE INDEX file_request_file_client ON file_request_file (workspace, client)",
    "CREATE INDEX file_request_file_blob ON file_request_file (workspace, sha256)",
    "CREATE INDEX feedback_attachment_blob ON feedback_attachment (workspace, sha256)",

    "CREATE UNIQUE INDEX deliverable_read ON deliverable (workspace, project, status, id)",
    "CREATE INDEX change_request_read ON change_request (workspace, deliverable, requested_at)",
    "CREATE INDEX file_everybody_read ON file (workspace, scope, shared_at) WHERE scope = 'workspace'",
    "CREATE INDEX file_project_read ON file (workspace, project, shared_at) WHERE project IS NOT NULL",
    "CREATE INDEX file_company_read ON file (workspace, company, shared_at) WHERE company IS NOT NULL",
    "CREATE INDEX file_client_read ON file (workspace, client, shared_at) WHERE client IS NOT NULL",
    "CREATE UNIQUE INDEX file_request_read ON file_request (workspace, project, asked_at, id)",
    "CREATE INDEX file_request_file_read ON file_request_file (workspace, request, sent_at)",
    "CREATE UNIQUE INDEX feedback_read ON feedback (workspace, client, opened_at, id)",
    "CREATE UNIQUE INDEX feedback_message_read ON feedback_message (workspace, feedback, posted_at, id)",

    // The shorter ones that these take the place of.
    "DROP INDEX deliverable_project", "DROP INDEX change_request_deliverable", "DROP INDEX file_project",
    "DROP INDEX file_company", "DROP INDEX file_client", "DROP INDEX file_request_project",
    "DROP INDEX file_request_file_request", "DROP INDEX feedback_client",
    "DROP INDEX feedback_message_feedback",
  ]
}
