package import Calls
import Text

/// By what other names scripts are run, and where others keep what they print.
struct OtherNames {
  private var links: [Event] = []
  private var images: [[UInt8]] = []
  /// The files in which what a command prints is kept, by the command's name.
  private(set) var kept: [String: Set<String>] = [:]
  /// The scripts that documents run.
  private(set) var ran: Set<FileID> = []

  init(_ found: Discovery, _ traces: Traces, _ workspace: Workspace) {
    let documents = found.documents.flatMap(traces.of(document:))
    for trace in found.scripts.map(traces.of(script:)) + documents {
      links += trace.events.filter(\.givesName)
      for event in trace.events {
        let files =
          (trace.saved[event.number] ?? []).union(trace.savedForNow[event.number] ?? [])
        if !files.isEmpty, let name = event.name { kept[name, default: []].formUnion(files) }
      }
    }
    ran = Set(documents.flatMap(\.ran))
    images = found.documents.map(workspace.bytes(of:)).filter { bytes in
      ["COPY ", "ADD "].contains { Markers([[UInt8]($0.utf8)]).occur(in: bytes) }
    }
  }

  /// The other names of a file.
  func names(of name: ArraySlice<UInt8>) -> [[UInt8]] {
    links.flatMap { linkedNames(in: $0, of: name) }
      + images.flatMap { copiedNames(in: $0, of: name) }
  }
}

/// The names that an event links, copies or installs a file to: the last parts of the paths.
package func linkedNames(in event: Event, of name: ArraySlice<UInt8>) -> [[UInt8]] {
  guard event.givesName else { return [] }
  return event.alternatives.flatMap { way -> [[UInt8]] in
    let words = way.arguments.dropFirst().map(\.text.bytes).filter { $0.first != UInt8(ascii: "-") }
    let last = words.map { $0.split(separator: UInt8(ascii: "/")).last ?? [] }
    guard last.count > 1, let own = last.last, last.dropLast().contains(name),
      own != name, own.count > 2, !own.contains(TracedText.holeByte)
    else { return [] }
    return [Array(own)]
  }
}

/// The names that lines of a Dockerfile copy a file to (`COPY a.sh /usr/local/bin/job`).
package func copiedNames(in image: [UInt8], of name: ArraySlice<UInt8>) -> [[UInt8]] {
  image.split(separator: 0x0A).flatMap { line -> [[UInt8]] in
    let words = line.split { " \t\r\",[]".utf8.contains($0) }
    guard let first = words.first,
      ["COPY", "ADD"].contains(where: { first.elementsEqual($0.utf8) })
    else { return [] }
    let last = words.dropFirst().map { $0.split(separator: UInt8(ascii: "/")).last ?? [] }
    guard last.count > 1, let own = last.last, last.dropLast().contains(name), own != name,
      own.count > 2
    else { return [] }
    return [Array(own)]
  }
}

extension Event {
  /// Whether it may give a file another name.
  fileprivate var givesName: Bool { ["ln", "cp", "install"].contains(name ?? "") }
}
