import Foundation

/// SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast Splittable Pseudorandom Number Generators"): the same numbers for the
/// same seed on every machine, so that a random test that fails can be run again.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  /// To be printed by whoever draws at random.
  package let seed: UInt64
  private var state: UInt64

  package init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A seed for a random test: the one in `PORTICO_TEST_SEED`, else a new one, printed with how to use it again.
  package static func printed(_ test: String = #function) -> SeededGenerator {
    let given = ProcessInfo.processInfo.environment["PORTICO_TEST_SEED"].flatMap { UInt64($0) }
    let seed = given ?? UInt64.random(in: 0...UInt64.max)
    print("\(test): PORTICO_TEST_SEED=\(seed)")
    return SeededGenerator(seed: seed)
  }
}
