import ArgumentParser
import Foundation

/// What ends a command: one clear line on standard error, and an exit code (1 failed, 2 usage).
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension AsyncParsableCommand {
  /// Runs a command's body so that every error becomes one line without a stack or a type name.
  func report(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let exit as ExitCode {
      throw exit
    } catch {
      Terminal.complain("\(error)")
      throw ExitCode(1)
    }
  }
}
