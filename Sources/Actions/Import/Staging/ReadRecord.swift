import GRDB

extension Stager {
  /// Reads one record with the lists inside it.
  /// - Parameter parent: the place of the record around it.
  mutating func readRecord(_ table: StagingTable, parent: Int64, item: Int) throws {
    let kind = table.kind
    let place = table.reserve()
    if trail.inner == nil {
      parts.removeAll(keepingCapacity: true)
      isSound = true
    }
    guard try json.kind() == (kind.isPlain ? kind.fields[0].type.kind : .object) else {
      let wanted = kind.isPlain ? kind.fields[0].type.noun : "an object"
      add(.wrongKind(wanted: wanted, found: try json.kind().noun))
      return try json.skip()
    }
    var values = [DatabaseValue](repeating: .null, count: kind.fields.count)
    var seen: Int64 = 0
    if kind.isPlain {
      values[0] = try readValue(kind.fields[0])
      seen = 1
    } else {
      try json.beginObject()
      while try json.nextMember() { try readMember(table, place, &values, &seen) }
      trail.member = ""
      for (index, field) in kind.fields.enumerated() where field.need == .required {
        guard seen & kind.bit(field: index) == 0 else { continue }
        trail.member = field.name
        add(.missing)
      }
      trail.member = ""
    }
    nameFile(&values, of: kind, &seen)
    if kind.isPart { seen = fill(&values, of: kind, seen) }
    if isSound { checkRules(RecordView(kind: kind, values: values, mask: seen)) }
    if Self.summed.contains(kind.table) { parts[kind.table, default: []].append(values) }
    try table.add(values, place: place, parent: parent, item: item, mask: seen)
  }

  /// A file that is not called anything is called what it is in its folder.
  private func nameFile(_ values: inout [DatabaseValue], of kind: RecordKind, _ seen: inout Int64) {
    guard let file = kind.fileColumn, let name = kind.index(column: "name"),
      seen & kind.bit(field: name) == 0, case .string(let path) = values[file].storage
    else { return }
    values[name] = PathWord.lastPart(path).databaseValue
    seen |= kind.bit(field: name)
  }

  /// Items that are written anew each time have every member: what the file leaves out is empty or zero.
  private func fill(_ values: inout [DatabaseValue], of kind: RecordKind, _ seen: Int64) -> Int64 {
    for (index, field) in kind.fields.enumerated()
    where field.need == .optional && seen & kind.bit(field: index) == 0 {
      values[index] = field.type.kind == .text ? "".databaseValue : field.fallback.databaseValue
    }
    return kind.bit(field: kind.fields.count) - 1
  }

  private mutating func readMember(
    _ table: StagingTable, _ place: Int64, _ values: inout [DatabaseValue], _ seen: inout Int64
  ) throws {
    guard json.fault == nil, let member = table.member(named: json.text) else {
      return try skipUnknown(among: table.known)
    }
    trail.member = table.members[member]
    guard seen & 1 << Int64(member) == 0 else {
      add(.twice)
      return try json.skip()
    }
    seen |= 1 << Int64(member)
    let fields = table.kind.fields
    if member < fields.count {
      values[member] = try readValue(fields[member])
    } else {
      try readChildren(table.children[member - fields.count], of: place)
    }
  }

  private mutating func readChildren(_ table: StagingTable, of parent: Int64) throws {
    guard try beginList() else { return }
    let around = trail
    let longest = table.kind.longest ?? .max
    var item = 0
    while try json.nextElement() {
      if item == longest {
        trail = around
        add(.tooMany(limit: longest))
      }
      if item >= longest {
        try json.skip()
      } else {
        trail = around.entering(table.kind, item)
        try readRecord(table, parent: parent, item: item)
      }
      item += 1
    }
    trail = around
  }

  /// The value of a member; null where it is null or wrong, which is noted.
  private mutating func readValue(_ field: Field) throws -> DatabaseValue {
    let kind = try json.kind()
    if kind == .null {
      try json.readNull()
      if !field.isNullable { add(.mustNotBeNull) }
      return .null
    }
    guard kind == field.type.kind else {
      add(.wrongKind(wanted: field.type.noun, found: kind.noun))
      try json.skip()
      return .null
    }
    if kind == .object { return try readPin() }
    switch kind {
    case .flag: return (try json.readFlag() ? 1 : 0).databaseValue
    case .number: try json.readNumber()
    default: try json.readText(limit: field.type.byteLimit)
    }
    if let fault = json.fault {
      add(.text(fault))
      return .null
    }
    do throws(FieldFault) {
      return try field.type.value(of: json.text)
    } catch {
      add(error)
      return .null
    }
  }
}
