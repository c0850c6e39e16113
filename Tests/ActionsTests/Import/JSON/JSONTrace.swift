@testable import Actions

/// What a reader makes of bytes: every value in order, and the fault that ended it.
enum JSONTrace {
  static func of(_ bytes: [UInt8], chunk: Int = 1 << 16, deepest: Int = 4, limit: Int = 1000) -> [String] {
    var trace: [String] = []
    do throws(JSONError) {
      var json = try JSONReader(ByteSource(bytes), deepest: deepest, chunk: chunk)
      try read(&json, limit, &trace)
      try json.finish()
    } catch {
      trace.append(
        "\(error.fault) at \(error.position.line):\(error.position.column) (\(error.position.offset))")
    }
    return trace
  }

  private static func read(_ json: inout JSONReader, _ limit: Int, _ trace: inout [String]) throws(JSONError)
  {
    switch try json.kind() {
    case .object:
      try json.beginObject()
      trace.append("{")
      while try json.nextMember() {
        trace.append("\(described(json)):")
        try read(&json, limit, &trace)
      }
      trace.append("}")
    case .array:
      try json.beginArray()
      trace.append("[")
      while try json.nextElement() { try read(&json, limit, &trace) }
      trace.append("]")
    case .text:
      try json.readText(limit: limit)
      trace.append("“\(described(json))”")
    case .number:
      try json.readNumber()
      trace.append(described(json))
    case .flag: trace.append(try json.readFlag() ? "true" : "false")
    case .null:
      try json.readNull()
      trace.append("null")
    }
  }

  private static func described(_ json: JSONReader) -> String {
    json.fault.map { "<\($0)>" } ?? String(decoding: json.text, as: UTF8.self)
  }
}
