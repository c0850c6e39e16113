import Dispatch
import HummingbirdCore
import NIOCore
import Portal
import Store
import Vault

/// The bytes of one request on their way to the end of a file. A class: handed on through asynchronous functions.
final class UploadTaking: Sendable {
  private let desk: ResumableDesk
  private let id: Upload.ID
  private let length: Int64?
  private let isComplete: Bool
  private let room: Int64
  private let partial: Partial

  init(
    desk: ResumableDesk, id: Upload.ID, length: Int64?, isComplete: Bool, room: Int64, partial: Partial
  ) {
    self.desk = desk
    self.id = id
    self.length = length
    self.isComplete = isComplete
    self.room = room
    self.partial = partial
  }

  /// - Parameters:
  ///   - status: where the file is whole.
  ///   - goesOn: the answer where it goes on in another request, from how many bytes.
  /// - Throws: where the line dropped. What had come is kept and counted.
  func take(
    _ visit: Visit, _ entry: TeamGate.Entry, status: Int, goesOn: (Int64) -> Answer
  ) async throws -> Answer {
    do {
      try await read(visit)
    } catch let error as VaultError {
      _ = try await note(entry)
      guard case .tooLarge(let limit) = error else { throw error }
      if limit == length { return UploadAnswers.inconsistent }
      return limit == room ? UploadAnswers.noRoom(room) : UploadAnswers.tooLarge(limit)
    } catch {
      // The request is over, and its task with it; what is written down is not.
      _ = try await Task { try await note(entry) }.value
      throw error is CancellationError ? Rejected(408) : error
    }
    guard isComplete else {
      return try await note(entry) ? goesOn(partial.size) : UploadAnswers.gone
    }
    if let length, length != partial.size {
      _ = try await note(entry)
      return UploadAnswers.inconsistent
    }
    return try await finish(entry, status)
  }

  private func read(_ visit: Visit) async throws {
    let (id, partial, live, body) = (id, partial, desk.live, visit.body)
    let start = partial.size
    let reading = Task {
      for try await bytes in body {
        try partial.append(Array(bytes.readableBytesView))
        live.came(id)
      }
      // Ended from outside it ends like a body that is whole.
      try Task.checkCancellation()
    }
    live.begin(id) { reading.cancel() }
    defer { live.end(id) }
    try await withTaskCancellationHandler {
      try await reading.value
    } onCancel: {
      reading.cancel()
    }
    if let length = try UploadHead(visit.headers).bodyLength, partial.size != start + length {
      throw CancellationError()
    }
  }

  private func finish(_ entry: TeamGate.Entry, _ status: Int) async throws -> Answer {
    // Waits for the disk, and reads all of the file where it came in pieces: away from the threads that answer others.
    let partial = partial
    let stored = try await withCheckedThrowingContinuation { done in
      DispatchQueue.global().async { done.resume(with: Result { try partial.seal() }) }
    }
    let (id, workspace, now) = (id, entry.workspace.id, entry.now)
    let isThere = try await desk.records.act { db in
      try Uploads.complete(id, stored.sha256, size: stored.size, in: workspace, at: now, db)
    }
    return isThere
      ? UploadAnswers.done(status, id, stored.sha256, size: stored.size) : UploadAnswers.gone
  }

  /// - Returns: whether the upload is still there.
  private func note(_ entry: TeamGate.Entry) async throws -> Bool {
    let (id, size, length) = (id, partial.size, length)
    let (workspace, now) = (entry.workspace.id, entry.now)
    return try await desk.records.act { db in
      try Uploads.note(id, received: size, length: length, in: workspace, at: now, db)
    }
  }
}
