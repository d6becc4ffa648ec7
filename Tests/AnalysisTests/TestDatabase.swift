import Glibc

/// A connection in memory, through the SQLite that the tool is linked with.
///
/// The analysis room has no Swift interface to SQLite of its own, so its functions are looked up by name.
final class TestDatabase {
  struct Failure: Error { let message: String }

  private(set) var connection: OpaquePointer

  init() throws {
    var opened: OpaquePointer?
    let open = Self.function(
      "sqlite3_open", (@convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<OpaquePointer?>) -> CInt).self)
    guard open?(":memory:", &opened) == 0, let opened else { throw Failure(message: "cannot open") }
    connection = opened
  }

  deinit {
    _ = Self.function("sqlite3_close", (@convention(c) (OpaquePointer) -> CInt).self)?(connection)
  }

  enum Value {
    case text(String)
    case blob([UInt8])
    case null
  }

  /// Runs one statement; the first column of each row, as text.
  @discardableResult
  func run(_ sql: String, _ values: [Value] = []) throws -> [String?] {
    typealias Prepare =
      @convention(c) (
        OpaquePointer, UnsafePointer<CChar>, CInt, UnsafeMutablePointer<OpaquePointer?>, UnsafeRawPointer?
      ) -> CInt
    var prepared: OpaquePointer?
    guard Self.function("sqlite3_prepare_v2", Prepare.self)?(connection, sql, -1, &prepared, nil) == 0,
      let statement = prepared
    else { throw failure() }
    defer { _ = Self.function("sqlite3_finalize", (@convention(c) (OpaquePointer) -> CInt).self)?(statement) }
    for (index, value) in values.enumerated() { bind(value, CInt(index + 1), statement) }
    var rows: [String?] = []
    while true {
      switch Self.function("sqlite3_step", (@convention(c) (OpaquePointer) -> CInt).self)?(statement) {
      case 100?: rows.append(firstColumn(statement))
      case 101?: return rows
      default: throw failure()
      }
    }
  }

  private func bind(_ value: Value, _ index: CInt, _ statement: OpaquePointer) {
    typealias Bind = @convention(c) (OpaquePointer, CInt, UnsafeRawPointer?, CInt, Int) -> CInt
    // -1: SQLite takes a copy.
    switch value {
    case .text(var text):
      text.withUTF8 {
        _ = Self.function("sqlite3_bind_text", Bind.self)?(statement, index, $0.baseAddress, CInt($0.count), -1)
      }
    case .blob(let bytes):
      bytes.withUnsafeBytes {
        _ = Self.function("sqlite3_bind_blob", Bind.self)?(statement, index, $0.baseAddress, CInt($0.count), -1)
      }
    case .null: break
    }
  }

  private func firstColumn(_ statement: OpaquePointer) -> String? {
    typealias Column = @convention(c) (OpaquePointer, CInt) -> UnsafePointer<CChar>?
    return Self.function("sqlite3_column_text", Column.self)?(statement, 0).map { String(cString: $0) }
  }

  private func failure() -> Failure {
    typealias Message = @convention(c) (OpaquePointer) -> UnsafePointer<CChar>?
    let message = Self.function("sqlite3_errmsg", Message.self)?(connection).map { String(cString: $0) }
    return Failure(message: message ?? "unknown")
  }

  private static func function<Function>(_ name: String, _ type: Function.Type) -> Function? {
    dlsym(nil, name).map { unsafeBitCast($0, to: type) }
  }
}
