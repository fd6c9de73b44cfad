import Scanner
import Text

extension Workspace {
  /// Vendored and generated files belong to somebody else.
  func isVendored(_ file: FileID) -> Bool {
    let parts = path(of: file).split(separator: UInt8(ascii: "/")).dropLast()
    if parts.contains(where: {
      ["vendor", "node_modules"].contains(String(decoding: $0, as: UTF8.self))
    }) {
      return true
    }
    let head = bytes(of: file).prefix(2048)
    return Array(head).contains("DO NOT EDIT") && Array(head).contains("Code generated")
  }
}
