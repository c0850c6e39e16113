/// Where the values of one list element (or of the page's own model) lie: so many neighbouring slots.
final class Frame {
  private(set) var width = 0

  func reserve() -> Int {
    defer { width += 1 }
    return width
  }
}

/// Which values of a model a template reads, found out while compiling, and the slots they get.
///
/// Only what is read gets a slot, so a field that a template does not mention costs nothing. Fields of
/// nested records lie in the frame of the record that holds them; list elements have frames of their own.
final class Plan {
  let frame: Frame
  /// The value itself: text, number, flag, markup, a list, or whether an optional record is there.
  private(set) var slot: Int?
  /// By position in the model's fields.
  private(set) var fields: [Int: Plan] = [:]
  private(set) var element: Plan?

  init(frame: Frame = Frame()) {
    self.frame = frame
  }

  func useSlot() -> Int {
    if let slot { return slot }
    let new = frame.reserve()
    slot = new
    return new
  }

  func field(_ index: Int) -> Plan {
    if let plan = fields[index] { return plan }
    let plan = Plan(frame: frame)
    fields[index] = plan
    return plan
  }

  func useElement() -> Plan {
    if let element { return element }
    let plan = Plan()
    element = plan
    return plan
  }
}
