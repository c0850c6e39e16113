import GRDB
import Markup

/// Reads a file from its first byte to its last, checks every member of every record, and puts the records into the
/// scratch tables. What is wrong is collected; only what is no JSON ends the reading.
struct Stager {
  var json: JSONReader
  var problems = ImportProblems()
  var trail = Trail()
  /// Rows of the record at hand that its own rules look at, by table.
  var parts: [String: [[DatabaseValue]]] = [:]
  /// Whether nothing was wrong yet with the record at hand: rules across members look at sound records only.
  var isSound = true

  /// False where the reading ended before the file did.
  private(set) var isComplete = true

  private let workspace: StagingTable
  private let lists: [StagingTable]
  private let progress: (_ bytes: Int, _ rows: Int) -> Void
  private var reportedBytes = 0

  init(_ source: ByteSource, _ db: Database, progress: @escaping (_ bytes: Int, _ rows: Int) -> Void) throws {
    json = try JSONReader(source, deepest: ImportFormat.deepest)
    workspace = try StagingTable(ImportFormat.workspace, db)
    lists = try ImportFormat.lists.map { try StagingTable($0, db) }
    self.progress = progress
  }

  /// Reads all of it.
  /// - Throws: errors of the scratch database. A fault of the JSON is a problem like the others, the last one.
  mutating func readFile() throws {
    do {
      try readTop()
      trail = Trail()
      try json.finish()
    } catch let error as JSONError {
      isComplete = false
      problems.add(trail.path, error.description, at: error.position)
    }
    report(always: true)
  }

  private mutating func readTop() throws {
    let kind = try json.kind()
    guard kind == .object else {
      problems.add("", "the file holds \(kind.noun), not an object")
      return try json.skip()
    }
    try json.beginObject()
    let names = ["format", workspace.kind.member] + lists.map(\.kind.member)
    var seen: Set<String> = []
    while try json.nextMember() {
      let name = String(decoding: json.text, as: UTF8.self)
      trail = Trail(member: name)
      if json.fault != nil || !names.contains(name) {
        try skipUnknown(among: names)
      } else if seen.insert(name).inserted {
        try readTopMember(name)
      } else {
        add(.twice)
        try json.skip()
      }
    }
    trail = Trail()
    for name in ["format", "workspace"] where !seen.contains(name) {
      trail.member = name
      add(.missing)
    }
  }

  private mutating func readTopMember(_ name: String) throws {
    if name == "format" {
      try readFormat()
    } else if name == workspace.kind.member {
      trail.list = workspace.kind
      trail.member = ""
      try readRecord(workspace, parent: 0, item: 0)
    } else if let list = lists.first(where: { $0.kind.member == name }) {
      try readList(list)
    }
  }

  /// Notes that the member at hand has no meaning, and reads over it.
  mutating func skipUnknown(among names: [String]) throws {
    let name = String(decoding: json.text, as: UTF8.self)
    trail.member = name
    add(.unknown(nearest: problems.isFull ? nil : Nearest.name(to: name, among: names)))
    try json.skip()
  }

  private mutating func readFormat() throws {
    guard try json.kind() == .text else {
      add(.wrongKind(wanted: "a text", found: try json.kind().noun))
      return try json.skip()
    }
    try json.readText(limit: 100)
    if json.text != Array(ImportFormat.name.utf8) {
      add(.isNot("\(ImportFormat.name), the one format that is read here"))
    }
  }

  private mutating func readList(_ table: StagingTable) throws {
    guard try beginList() else { return }
    var index = 0
    while try json.nextElement() {
      trail = Trail(list: table.kind, index: index)
      try readRecord(table, parent: 0, item: index)
      index += 1
      report(always: false)
    }
  }

  /// False where it is no list, which is noted and read over.
  mutating func beginList() throws -> Bool {
    guard try json.kind() == .array else {
      add(.wrongKind(wanted: "a list", found: try json.kind().noun))
      try json.skip()
      return false
    }
    try json.beginArray()
    return true
  }

  /// Rows read so far.
  var rows: Int { lists.reduce(0) { $0 + $1.total } }

  mutating func add(_ fault: FieldFault) {
    isSound = false
    problems.add(trail.path, fault.description)
  }

  private mutating func report(always: Bool) {
    guard always || json.bytes.offset - reportedBytes > 1 << 20 else { return }
    reportedBytes = json.bytes.offset
    progress(reportedBytes, rows)
  }
}
