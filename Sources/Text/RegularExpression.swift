#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Whether a regular expression finds something in a text, as the C library reads it (POSIX,
/// `regcomp`). False for an expression that it does not know.
package func finds(
  _ expression: String, in text: String, isExtended: Bool, ignoresCase: Bool
) -> Bool {
  var compiled = unsafe regex_t()
  let flags = REG_NOSUB | (isExtended ? REG_EXTENDED : 0) | (ignoresCase ? REG_ICASE : 0)
  guard unsafe regcomp(&compiled, expression, flags) == 0 else { return false }
  defer { unsafe regfree(&compiled) }
  return unsafe regexec(&compiled, text, 0, nil, 0) == 0
}
