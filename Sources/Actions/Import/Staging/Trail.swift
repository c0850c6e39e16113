/// Where in the file the reader is, as a path for people.
struct Trail {
  /// A list, and the place in it, at the top; then the same inside that record.
  var list: RecordKind?
  var index = 0
  var inner: RecordKind?
  var item = 0
  /// Empty for the record itself.
  var member = ""

  /// `clients[3].access[0].project`
  var path: String {
    Self.path(list, index, inner, item, member: member)
  }

  static func path(_ list: RecordKind?, _ index: Int, _ inner: RecordKind?, _ item: Int, member: String)
    -> String
  {
    guard let list else { return member }
    var path = list.member
    if case .slug = list.identity {} else { path += "[\(index)]" }
    if let inner { path += ".\(inner.member)[\(item)]" }
    // A plain value's member has no name in the file.
    if inner?.isPlain == true || member.isEmpty { return path }
    return "\(path).\(member)"
  }
}
