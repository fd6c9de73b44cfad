import Text

/// Parses a script (POSIX sh or bash; line ends LF or CRLF).
package func parseShell(_ bytes: [UInt8]) -> Program {
  preconditionFailure("not written yet")
}
