import Portal
import PorticoCrypto

/// What is answered to whoever uploads in pieces.
enum UploadAnswers {
  private static let types = "https://iana.org/assignments/http-problem-types#"

  /// How it stands.
  static func progress(_ status: Int, offset: Int64, isComplete: Bool) -> Answer {
    var answer = Answer(status)
    answer.fields = [
      Field("Upload-Offset", String(offset)), Field("Upload-Complete", isComplete ? "?1" : "?0"),
    ]
    return answer
  }

  /// The whole file is there.
  static func done(_ status: Int, _ id: Upload.ID, _ hash: Digest, size: Int64) -> Answer {
    var answer = Answer.json(status, ["id": id.text, "sha256": hash.hex])
    answer.fields = progress(status, offset: size, isComplete: true).fields
    return answer
  }

  /// Another place than where it stopped: says where that is.
  static func mismatch(expected: Int64, provided: Int64) -> Answer {
    var answer = problem(
      409, "mismatching-upload-offset", "it goes on at another offset",
      ["expected-offset": .number(expected), "provided-offset": .number(provided)])
    answer.fields = progress(409, offset: expected, isComplete: false).fields
    return answer
  }

  static let completed = problem(400, "completed-upload", "the upload is complete")
  static let inconsistent = problem(400, "inconsistent-upload-length", "the lengths do not agree")
  /// Somebody else, often an older connection of the same browser, is still at it.
  static var busy: Answer {
    var answer = problem(423, nil, "somebody else is sending this file")
    answer.fields = [Field("Retry-After", "1")]
    return answer
  }
  static func tooLarge(_ limit: Int64) -> Answer {
    problem(413, nil, "the file is too large", ["max-size": .number(limit)])
  }
  static func noRoom(_ room: Int64) -> Answer {
    problem(413, nil, "there is no room for this file", ["room": .number(max(0, room))])
  }
  static let gone = problem(404, nil, "there is no such upload")

  private static func problem(
    _ status: Int, _ type: String?, _ title: String, _ more: [String: CanonicalJSON] = [:]
  ) -> Answer {
    var members: [String: CanonicalJSON] = ["status": .number(Int64(status)), "title": .text(title)]
    if let type { members["type"] = .text(types + type) }
    let object = CanonicalJSON.object(members.merging(more) { member, _ in member })
    return Answer(
      status, text: String(decoding: object.bytes, as: UTF8.self), type: "application/problem+json")
  }
}
