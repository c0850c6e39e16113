import GRDB

extension Database {
  /// One row by column names, in the words of SQL, past everything that the product does.
  package func insert(
    _ table: String, _ values: KeyValuePairs<String, (any DatabaseValueConvertible)?>, verb: String = "INSERT"
  ) throws {
    let columns = values.map(\.key).joined(separator: ", ")
    let places = (1...values.count).map { "$\($0)" }.joined(separator: ", ")
    try execute(
      sql: "\(verb) INTO \(table) (\(columns)) VALUES (\(places))",
      arguments: StatementArguments(values.map(\.value)))
  }
}
