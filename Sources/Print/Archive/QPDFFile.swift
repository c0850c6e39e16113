import CQpdf

/// A PDF in QPDF's hands: its objects, to be read, replaced and added.
final class QPDFFile {
  private var data: qpdf_data?
  /// What QPDF reads from as long as it is open.
  private let source: UnsafeMutableBufferPointer<CChar>

  /// Something within it.
  struct Object {
    fileprivate let file: QPDFFile
    fileprivate let handle: qpdf_oh

    func set(_ key: String, _ value: Object) {
      qpdf_oh_replace_key(file.data, handle, "/" + key, value.handle)
    }

    func names(_ key: String, _ name: String) -> Bool {
      qpdf_oh_is_name_and_equals(
        file.data, qpdf_oh_get_key_if_dict(file.data, handle, "/" + key), "/" + name) != 0
    }

    func appending(_ item: Object) -> Object {
      qpdf_oh_append_item(file.data, handle, item.handle)
      return self
    }
  }

  init(_ bytes: [UInt8]) throws(PrintError) {
    source = .allocate(capacity: bytes.count)
    bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(source).copyMemory(from: $0) }
    data = qpdf_init()
    qpdf_silence_errors(data)
    qpdf_set_suppress_warnings(data, 1)
    guard Self.isWorking(qpdf_read_memory(data, "document", source.baseAddress, UInt64(bytes.count), nil))
    else {
      throw failure
    }
  }

  deinit {
    qpdf_cleanup(&data)
    source.deallocate()
  }

  /// Dictionaries, those of streams among them.
  var all: [Object] {
    let size = object(qpdf_oh_get_key(data, qpdf_get_trailer(data), "/Size"))
    let count = qpdf_oh_get_int_value_as_int(data, size.handle)
    return (1..<max(2, count)).compactMap { number in
      let handle = qpdf_get_object_by_id(data, number, 0)
      if qpdf_oh_is_stream(data, handle) != 0 { return object(qpdf_oh_get_dict(data, handle)) }
      return qpdf_oh_is_dictionary(data, handle) != 0 ? object(handle) : nil
    }
  }

  var root: Object { object(qpdf_get_root(data)) }

  /// The dictionary of title and author, made where there is none.
  var info: Object {
    let trailer = object(qpdf_get_trailer(data))
    if qpdf_oh_has_key(data, trailer.handle, "/Info") == 0 { trailer.set("Info", indirect(parse("<< >>"))) }
    return object(qpdf_oh_get_key(data, trailer.handle, "/Info"))
  }

  /// From PDF's own notation; nothing from outside is ever written into it.
  func parse(_ text: String) -> Object { object(qpdf_oh_parse(data, text)) }

  /// A string of any characters.
  func text(_ text: String) -> Object {
    var text = text
    return text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        object(qpdf_oh_new_binary_unicode_string(data, $0.baseAddress, $0.count))
      }
    }
  }

  func indirect(_ value: Object) -> Object { object(qpdf_make_indirect_object(data, value.handle)) }

  func stream(_ bytes: [UInt8], _ dictionary: String) -> Object {
    let stream = object(qpdf_oh_new_stream(data))
    qpdf_oh_replace_stream_data(
      data, stream.handle, bytes, bytes.count, qpdf_oh_new_null(data), qpdf_oh_new_null(data))
    let entries = object(qpdf_oh_get_dict(data, stream.handle))
    let given = parse(dictionary)
    qpdf_oh_begin_dict_key_iter(data, given.handle)
    while qpdf_oh_dict_more_keys(data) != 0 {
      guard let key = qpdf_oh_dict_next_key(data) else { break }
      qpdf_oh_replace_key(data, entries.handle, key, qpdf_oh_get_key(data, given.handle, key))
    }
    return stream
  }

  /// The whole file; its ids are made of what is in it, so that the same document is the same file.
  func written() throws(PrintError) -> [UInt8] {
    guard Self.isWorking(qpdf_init_write_memory(data)) else { throw failure }
    qpdf_force_pdf_version(data, "1.7")
    qpdf_set_deterministic_ID(data, 1)
    qpdf_set_newline_before_endstream(data, 1)
    guard Self.isWorking(qpdf_write(data)), let buffer = qpdf_get_buffer(data) else { throw failure }
    return Array(UnsafeBufferPointer(start: buffer, count: qpdf_get_buffer_length(data)))
  }

  private func object(_ handle: qpdf_oh) -> Object { Object(file: self, handle: handle) }

  private static func isWorking(_ code: QPDF_ERROR_CODE) -> Bool { code & QPDF_ERRORS == 0 }

  private var failure: PrintError {
    guard qpdf_has_error(data) != 0, let error = qpdf_get_error(data),
      let text = qpdf_get_error_full_text(data, error)
    else { return .finishing("out of memory") }
    return .finishing(String(cString: text))
  }
}
