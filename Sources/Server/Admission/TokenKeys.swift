import Portal
import PorticoCrypto
import Synchronization

/// The keys on disk as this process knows them. Another process may make new ones (`keys rotate`): they are read again
/// when a token names one that is not known, and now and then.
final class TokenKeys: Sendable {
  private let state: Mutex<State>
  private let load: @Sendable () throws -> KeyRing
  private let issuer: String

  private struct State {
    var ring: KeyRing
    var verifier: TokenVerifier
    var names: [String]
    var read: Instant
    var generation = 0
  }

  /// A stranger's tokens must not make us read files all the time, in seconds.
  private static let pause: Int64 = 10
  private static let lifetime: Int64 = 60

  /// - Parameters:
  ///   - issuer: the base address.
  ///   - load: reads the keys on disk.
  init(_ ring: KeyRing, issuer: String, now: Instant, load: @escaping @Sendable () throws -> KeyRing) {
    self.load = load
    self.issuer = issuer
    let keys = ring.publishedTokenKeys(now: now.seconds)
    state = Mutex(
      State(
        ring: ring, verifier: TokenVerifier(keys: keys, issuer: issuer), names: keys.keys.map(\.kid),
        read: now))
  }

  var ring: KeyRing { state.withLock { $0.ring } }

  /// Changes with the keys: what an older one proved is to be proven again.
  var generation: Int { state.withLock { $0.generation } }

  /// A token whose form, signature and issuer are right.
  func authenticate(_ bytes: [UInt8], at now: Instant) -> Token? {
    do throws(TokenError) {
      return try verifier(at: now, after: Self.lifetime).authenticate(bytes)
    } catch .unknownKey {
      return try? verifier(at: now, after: Self.pause).authenticate(bytes)
    } catch {
      return nil
    }
  }

  private func verifier(at now: Instant, after seconds: Int64) -> TokenVerifier {
    state.withLock { state in
      // A clock that was set back counts as time passed.
      if abs(now.seconds - state.read.seconds) >= seconds { refresh(&state, now) }
      return state.verifier
    }
  }

  /// Keys that cannot be read now are the old ones for a while longer.
  private func refresh(_ state: inout State, _ now: Instant) {
    state.read = now
    if let ring = try? load() { state.ring = ring }
    let keys = state.ring.publishedTokenKeys(now: now.seconds)
    let names = keys.keys.map(\.kid)
    guard names != state.names else { return }
    state.names = names
    state.verifier = TokenVerifier(keys: keys, issuer: issuer)
    state.generation += 1
  }
}
