#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@_silgen_name("flistxattr")
private func flistxattr(_ file: Int32, _ list: UnsafeMutableRawPointer?, _ size: Int) -> Int
@_silgen_name("fgetxattr")
private func fgetxattr(
  _ file: Int32, _ name: UnsafePointer<CChar>, _ value: UnsafeMutableRawPointer?, _ size: Int
) -> Int
@_silgen_name("fsetxattr")
private func fsetxattr(
  _ file: Int32, _ name: UnsafePointer<CChar>, _ value: UnsafeRawPointer?, _ size: Int,
  _ flags: Int32
) -> Int32

/// Gives `target` the extended attributes of `source` (access control lists are among them).
/// Returns the names of those that the system did not let us copy; fails when it does not tell
/// which there are.
func copyAttributes(
  from source: Descriptor, to target: Descriptor
) throws(SystemError) -> [String] {
  guard let names = unsafe filled({ unsafe flistxattr(source.number, $0, $1) }) else {
    let error = SystemError.last
    // A file system without attributes, or a system without the call.
    if error.code == EOPNOTSUPP || error.code == ENOSYS { return [] }
    throw error
  }
  return names.split(separator: 0).compactMap { name in
    let isCopied =
      (try? unsafe withPath(Array(name)) {
        unsafe copy(from: source, to: target, $0)
      })
    return isCopied == true ? nil : String(decoding: name, as: UTF8.self)
  }
}

private func copy(
  from source: Descriptor, to target: Descriptor, _ name: UnsafePointer<CChar>
) -> Bool {
  let value = unsafe filled { unsafe fgetxattr(source.number, name, $0, $1) }
  guard let value else { return false }
  // The system sets some by itself (a security label); what is right already is left alone.
  if unsafe filled({ unsafe fgetxattr(target.number, name, $0, $1) }) == value { return true }
  return unsafe value.withUnsafeBytes { bytes in
    unsafe fsetxattr(target.number, name, bytes.baseAddress, bytes.count, 0) == 0
  }
}

/// What a call that fills a buffer gives; first asked for the size, which may grow in between. Nil
/// when it fails; errno says why.
private func filled(_ call: (UnsafeMutableRawPointer?, Int) -> Int) -> [UInt8]? {
  for _ in 0..<4 {
    let size = call(nil, 0)
    if size == 0 { return [] }
    if size < 0 && errno == EINTR { continue }
    if size < 0 { return nil }
    var bytes = [UInt8](repeating: 0, count: size)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe call($0.baseAddress, size) }
    if count >= 0 { return Array(bytes.prefix(count)) }
    if errno != ERANGE && errno != EINTR { return nil }
  }
  return nil
}
