/// Where in the file the reader is, as a path for people.
struct Trail {
  /// A list, and the place in it, at the top; then the same inside that record.
  var list: RecordKind?
  var index = 0
  var inner: RecordKind?
  var item = 0
  /// The same once more.
  var innermost: RecordKind?
  var last = 0
  /// Empty for the record itself.
  var member = ""

  /// `clients[3].access[0].project`
  var path: String {
    guard let list else { return member }
    var path = list.member
    if case .slug = list.identity {} else { path += "[\(index)]" }
    if let inner { path += ".\(inner.member)[\(item)]" }
    if let innermost { path += ".\(innermost.member)[\(last)]" }
    // A plain value's member has no name in the file.
    if (innermost ?? inner)?.isPlain == true || member.isEmpty { return path }
    return "\(path).\(member)"
  }

  /// The place of a record in a list of the record at hand.
  func entering(_ kind: RecordKind, _ item: Int) -> Trail {
    var trail = self
    trail.member = ""
    if inner == nil {
      (trail.inner, trail.item) = (kind, item)
    } else {
      (trail.innermost, trail.last) = (kind, item)
    }
    return trail
  }
}
