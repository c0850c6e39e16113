/// A compiled template: a flat list of instructions over slots. Partials, parents and words are in it already.
struct Program: Sendable {
  var instructions: [Instruction] = []
  /// All literal text, end to end.
  var literals: [UInt8] = []
  var plurals: [PluralJump] = []
}

/// Where a value lies: how many lists deep (0 is the page's own model), and which slot of that element.
struct SlotAddress: Sendable, Hashable {
  let depth: UInt32
  let index: UInt32
}

/// Jump targets are positions in `Program.instructions`.
enum Instruction: Sendable {
  case literal(start: UInt32, count: UInt32)
  case text(SlotAddress)
  /// Bytes that go out as they are: markup; in the specification's tests also text.
  case raw(SlotAddress)
  case number(SlotAddress)
  case jump(to: UInt32)
  case jumpIfFalse(SlotAddress, to: UInt32)
  case jumpIfTrue(SlotAddress, to: UInt32)
  /// Starts a loop over a list, or jumps past it when the list is empty.
  case each(SlotAddress, width: UInt32, end: UInt32)
  /// The end of a loop's body: on to the next element, or out.
  case next
  /// Chooses by a number among `Program.plurals`.
  case plural(SlotAddress, table: UInt32)
}

/// Where each plural category's text begins.
struct PluralJump: Sendable {
  let rule: PluralRule
  /// By `PluralCategory.rawValue`; categories without a text of their own go to that of `other`.
  var targets: [UInt32]
}
