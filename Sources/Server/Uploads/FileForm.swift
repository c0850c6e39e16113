import Actions
import Dispatch
import HTTPTypes
import HummingbirdCore
import NIOCore
import Portal
import Vault

/// What a form with files brought: its words, and the files that wait beside the vault until their action is done.
struct FileForm: Sendable {
  /// A whole file on the disk. Let go before `keep`, it is gone.
  struct File: Sendable {
    let intake: any Keepable
    let arrival: Arrival
    /// Where it came before the form.
    var upload: Upload.ID?
  }

  var fields: [String: String] = [:]
  var files: [File] = []
  /// What is wrong with the files.
  var problems: [Problem] = []

  /// With what the address says: that cannot be said otherwise (threats.md, T-09).
  /// Whether any file was chosen, taken or not.
  var hadFiles: Bool { !files.isEmpty || problems.contains { $0.kind != .missing } }

  func with(_ fixed: [String: String]) -> FileForm {
    var form = self
    form.fields.merge(fixed) { _, fixed in fixed }
    return form
  }
}

/// Reads forms with files as they come: words up to a limit into memory, files straight to the disk (threats.md, U-04,
/// U-05).
final class FileFormReader {
  private let input: FileInput
  private let vault: Vault
  private let limit: Int64
  private let textLimit: Int
  /// Of the workspace, in bytes.
  private var room: Int64
  private var form = FileForm()
  private var textLength = 0
  private var part: Part = .none

  private enum Part {
    case none
    case text(name: String, [UInt8])
    case file(name: String, Intake)
    /// Bytes that nobody wants: they are let by, so that the answer reaches whoever sends them.
    case refused
  }

  /// - Parameters:
  ///   - limit: of one file.
  ///   - textLimit: of all words together.
  init(_ input: FileInput, into vault: Vault, limit: Int64, room: Int64, textLimit: Int) {
    self.input = input
    self.vault = vault
    self.limit = limit
    self.room = room
    self.textLimit = textLimit
  }

  /// - Throws: `Rejected` for what is no such form; `VaultError` where the disk does not take a file.
  func read(_ body: RequestBody, contentType: String) async throws -> FileForm {
    guard var reader = MultipartReader(contentType: contentType) else { throw Rejected(415) }
    do {
      for try await bytes in body { try reader.take(bytes.readableBytesView, take) }
      try reader.finish()
    } catch is MultipartReader.Malformed {
      throw Rejected(400)
    }
    return try await sealed()
  }

  private func take(_ event: MultipartReader.Event) throws {
    switch event {
    case .begin(let head): try begin(head)
    case .bytes(let bytes): try add(bytes)
    case .end: try end()
    }
  }

  private func begin(_ head: PartHead) throws {
    guard let name = head.fileName else {
      part = .text(name: head.name, [])
      return
    }
    part = .refused
    // A field in which nothing was chosen is sent as a file without a name.
    guard head.name == input.name, !name.isEmpty, form.problems.isEmpty else { return }
    guard form.files.count + waiting.count < input.limit else {
      return refuse("at most \(input.limit) files", .tooMany(input.limit))
    }
    part = .file(name: name, try vault.begin(limit: min(limit, room)))
  }

  private func add(_ bytes: ArraySlice<UInt8>) throws {
    switch part {
    case .none, .refused: break
    case .text(let name, var text):
      textLength += bytes.count
      guard textLength <= textLimit else { throw Rejected(413) }
      part = .refused
      text.append(contentsOf: bytes)
      part = .text(name: name, text)
    case .file(let name, let intake):
      do {
        try intake.append(Array(bytes))
      } catch .tooLarge {
        part = .refused
        waiting = []
        let shown = Portal.FileName.safe(name)
        return limit <= room
          ? refuse("\(shown) is too large", .tooLarge(shown, limit: limit))
          : refuse("there is no room for \(shown)", .noRoom)
      }
    }
  }

  private func end() throws {
    switch part {
    case .none, .refused: break
    case .text(let name, let bytes):
      let isText = bytes.allSatisfy {
        $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D
      }
      guard isText, let text = String(validating: bytes, as: UTF8.self),
        form.fields.updateValue(text, forKey: name) == nil
      else { throw Rejected(400) }
    case .file(let name, let intake):
      room -= intake.size
      waiting.append((name, intake))
    }
    part = .none
  }

  private var waiting: [(name: String, intake: Intake)] = []

  private func refuse(_ message: String, _ kind: Problem.Kind) {
    form.problems.append(Problem(input.name, message, kind: kind))
    waiting = []
  }

  /// Makes the files durable, away from the threads that answer others.
  private func sealed() async throws -> FileForm {
    for (name, intake) in waiting {
      let stored = try await withCheckedThrowingContinuation { done in
        DispatchQueue.global().async { done.resume(with: Result { try intake.seal() }) }
      }
      form.files.append(FileForm.File(intake: intake, arrival: Arrival(stored, named: name)))
    }
    return form
  }
}
