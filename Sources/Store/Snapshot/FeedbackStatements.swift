/// A client's own conversations with the team.
extension SnapshotStatements {
  static let conversations = [feedback, messages, attachments]

  /// A project's name only where the client still sees the project.
  static let feedback = """
    SELECT feedback.client, feedback.id, project.name, feedback.state, feedback.opened_at
    FROM feedback
    LEFT JOIN access ON access.workspace = feedback.workspace AND access.client = feedback.client
      AND access.project = feedback.project AND \(isLive)
    LEFT JOIN project ON project.workspace = access.workspace AND project.id = access.project
    WHERE feedback.workspace = $2 AND feedback.client BETWEEN $3 AND $4
    ORDER BY feedback.client, feedback.opened_at, feedback.id
    """

  private static let messagesInRange = """
    FROM feedback
    CROSS JOIN feedback_message
      ON feedback_message.workspace = feedback.workspace AND feedback_message.feedback = feedback.id
    """

  static let messages = """
    SELECT feedback.client, feedback_message.feedback, feedback_message.id, member.name, feedback_message.body,
      feedback_message.posted_at, feedback_message.member
    \(messagesInRange)
    LEFT JOIN member ON member.workspace = feedback_message.workspace AND member.id = feedback_message.member
    WHERE feedback.workspace = $1 AND feedback.client BETWEEN $2 AND $3
    ORDER BY feedback.client, feedback.opened_at, feedback.id, feedback_message.posted_at, feedback_message.id
    """

  static let attachments = """
    SELECT feedback.client, feedback_message.feedback, feedback_attachment.message, feedback_attachment.position,
      feedback_attachment.name, \(blob)
    \(messagesInRange)
    CROSS JOIN feedback_attachment ON feedback_attachment.workspace = feedback_message.workspace
      AND feedback_attachment.message = feedback_message.id
    CROSS JOIN blob
      ON blob.workspace = feedback_attachment.workspace AND blob.sha256 = feedback_attachment.sha256
    WHERE feedback.workspace = $1 AND feedback.client BETWEEN $2 AND $3
    ORDER BY feedback.client, feedback.opened_at, feedback.id, feedback_message.posted_at, feedback_message.id,
      feedback_attachment.position
    """
}
