extension Day {
  /// The days that a person can mean: another year is a slip of the finger, and the database has no room for some.
  package static let meant = Day(number: -25_567)...Day(number: 84_005)
}
