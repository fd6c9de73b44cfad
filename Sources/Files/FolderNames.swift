#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The names of the regular files in a folder, and of links, in the order of their bytes; none
/// where it cannot be listed.
package func fileNames(in folder: [UInt8]) -> [[UInt8]] {
  guard let directory = try? Descriptor(opening: folder, flags: O_RDONLY | O_DIRECTORY) else {
    return []
  }
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 15, alignment: 16)
  defer { unsafe buffer.deallocate() }
  let listing = unsafe DirectoryListing(directory, buffer)
  return listing.entries.filter { $0.kind == .regular || $0.kind == .symbolicLink }
    .map { Array(listing.name($0)) }.sorted(by: precedes)
}
