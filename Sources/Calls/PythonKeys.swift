import Text

/// A string of a Python program by which, among others, objects are read in turn.
struct PythonKey {
  let text: [UInt8]
  let place: ByteRange
  /// The name of the list in which it stands, where it has one.
  var list: String?
}

/// Keys that names stand for: `for key in ("id", "status"): print(job[key])`.
extension PythonQuery {
  /// A list or tuple of nothing but strings; nil, and nothing is taken, where there is none.
  mutating func keyList() throws -> [PythonKey]? {
    guard let end = ["(": ")", "[": "]"].first(where: { tokens.first == .sign($0.key) })?.value
    else { return nil }
    var rest = tokens.dropFirst()
    var result: [PythonKey] = []
    while case .string(let text, let place) = rest.first {
      result.append(PythonKey(text: text, place: place))
      rest.removeFirst()
      guard rest.first == .sign(",") else { break }
      rest.removeFirst()
    }
    // `("id")` is a string.
    let isList = end == "]" ? !result.isEmpty : rest.startIndex > tokens.startIndex + 2
    guard isList, rest.first == .sign(end) else { return nil }
    // `["id", "status"][0]`, `("id", "status") + others`
    let next = rest.dropFirst().first
    guard
      [nil, .sign("\n"), .sign(";"), .sign(":"), .sign(")"), .sign("]"), .name("if")]
        .contains(next)
    else { return nil }
    tokens = rest.dropFirst()
    return result
  }

  /// Lets a name stand for keys in turn.
  mutating func bind(_ name: String, toKeys list: [PythonKey]) throws {
    if !list.contains(where: { renamed.contains($0.text) }) {
      if names[name] == .plain { return }
      if let old = keys[name], !old.contains(where: { renamed.contains($0.text) }) {
        keys[name] = old + list
        return
      }
    }
    guard names[name] == nil, keys[name] == nil else { throw Unknown() }
    keys[name] = list
  }

  /// Takes a name that stands for keys in brackets behind a value, or as an argument of `get`.
  mutating func takeKeyName() -> String? {
    guard case .name(let name) = tokens.first, keys[name] != nil else { return nil }
    tokens.removeFirst()
    return name
  }

  /// The value of a field whose name is one of several.
  mutating func member(ofKeysIn name: String, of value: JQShape) throws -> JQShape {
    let isOpen = keys[name]?.contains { renamed.contains($0.text) } == true
    guard value == .job || value == .plain && !isOpen else { throw Unknown() }
    reading.insert(name)
    return .plain
  }

  /// Notes what is read by keys that names stand for.
  mutating func readInTurn() throws {
    for name in reading {
      for key in keys[name] ?? [] where renamed.contains(key.text) {
        // What prints the key as well would print its new name.
        guard !shown.contains(name), key.list.map(shown.contains) != true else { throw Unknown() }
        reads.insert(key.place)
      }
    }
    // A list that is gone through for objects and for something else.
    for (name, list) in keys where !reading.contains(name) {
      guard !list.contains(where: { reads.contains($0.place) }) || isOnlyGoneThrough(name) else {
        throw Unknown()
      }
    }
  }

  /// Whether a list is used in no other way than that names go through it by which is read.
  private func isOnlyGoneThrough(_ list: String) -> Bool {
    !shown.contains(list)
      && keys.allSatisfy { name, own in
        !own.contains { $0.list == list } || reading.contains(name)
      }
  }
}
