#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The names of the regular files in a folder, and of links, in the order of their bytes; none
/// where it cannot be listed.
package func fileNames(in folder: [UInt8]) -> [[UInt8]] {
  names(in: folder) { $0 == .regular || $0 == .symbolicLink }
}

/// The names of the folders in a folder, links left out, in the order of their bytes; none where it
/// cannot be listed.
package func folderNames(in folder: [UInt8]) -> [[UInt8]] {
  names(in: folder) { $0 == .directory }.filter { !$0.allSatisfy { $0 == UInt8(ascii: ".") } }
}

private func names(in folder: [UInt8], _ isWanted: (FileKind) -> Bool) -> [[UInt8]] {
  guard let directory = try? Descriptor(opening: folder, flags: O_RDONLY | O_DIRECTORY) else {
    return []
  }
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 15, alignment: 16)
  defer { unsafe buffer.deallocate() }
  let listing = unsafe DirectoryListing(directory, buffer)
  return listing.entries.filter { isWanted($0.kind) }.map { Array(listing.name($0)) }
    .sorted(by: precedes)
}
