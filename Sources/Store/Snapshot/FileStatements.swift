/// Documents that are shared with a client, and what is asked of them.
extension SnapshotStatements {
  static let documents = [
    everybodysFiles, projectFiles, companyFiles, clientFiles, fileRequests, sentFiles,
  ]

  /// Of the whole workspace: read once, whoever the clients are.
  static let everybodysFiles = """
    SELECT file.id, file.name, file.shared_at, \(blob)
    FROM file CROSS JOIN blob ON blob.workspace = file.workspace AND blob.sha256 = file.sha256
    WHERE file.workspace = $1 AND file.scope = 'workspace'
    ORDER BY file.shared_at, file.id
    """

  static let projectFiles = """
    SELECT access.client, file.project, file.id, file.name, file.shared_at, \(blob)
    FROM access
    CROSS JOIN file ON file.workspace = access.workspace AND file.project = access.project
    CROSS JOIN blob ON blob.workspace = file.workspace AND blob.sha256 = file.sha256
    WHERE \(inRange)
    ORDER BY access.client, access.project, file.shared_at, file.id
    """

  static let companyFiles = """
    SELECT client.id, NULL, file.id, file.name, file.shared_at, \(blob)
    FROM client
    CROSS JOIN file ON file.workspace = client.workspace AND file.company = client.company
    CROSS JOIN blob ON blob.workspace = file.workspace AND blob.sha256 = file.sha256
    WHERE client.workspace = $1 AND client.id BETWEEN $2 AND $3
    ORDER BY client.id, file.shared_at, file.id
    """

  static let clientFiles = """
    SELECT file.client, NULL, file.id, file.name, file.shared_at, \(blob)
    FROM file
    CROSS JOIN blob ON blob.workspace = file.workspace AND blob.sha256 = file.sha256
    WHERE file.workspace = $1 AND file.client BETWEEN $2 AND $3
    ORDER BY file.client, file.shared_at, file.id
    """

  private static let requestsInRange = """
    FROM access
    CROSS JOIN file_request ON file_request.workspace = access.workspace AND file_request.project = access.project
      AND (file_request.client IS NULL OR file_request.client = access.client)
      AND file_request.withdrawn_at IS NULL
    """

  static let fileRequests = """
    SELECT access.client, file_request.project, file_request.id, file_request.title, file_request.body,
      file_request.due_on, member.name, file_request.asked_at, file_request.answered_at
    \(requestsInRange)
    LEFT JOIN member ON member.workspace = file_request.workspace AND member.id = file_request.author
    WHERE \(inRange)
    ORDER BY access.client, access.project, file_request.asked_at, file_request.id
    """

  static let sentFiles = """
    SELECT access.client, file_request_file.request, file_request_file.id, file_request_file.name,
      file_request_file.sent_at, file_request_file.client, client.name, \(blob)
    \(requestsInRange)
    CROSS JOIN file_request_file
      ON file_request_file.workspace = file_request.workspace AND file_request_file.request = file_request.id
    CROSS JOIN client ON client.workspace = file_request_file.workspace AND client.id = file_request_file.client
    CROSS JOIN blob ON blob.workspace = file_request_file.workspace AND blob.sha256 = file_request_file.sha256
    WHERE \(inRange)
    ORDER BY access.client, access.project, file_request.asked_at, file_request.id, file_request_file.sent_at,
      file_request_file.id
    """
}
