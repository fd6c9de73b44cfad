package import Text

/// Under which branches a value holds: for some choices (an `if`, a `case`, a loop) the branches.
@usableFromInline
package struct Guard: Hashable, Sendable {
  private var branches: [Int: Set<Int>] = [:]

  /// Holds always.
  @usableFromInline package init() {}

  /// This guard and, for `choice`, `branch`; nil where they exclude each other.
  @usableFromInline package func adding(choice: Int, branch: Int) -> Guard? {
    if let known = branches[choice], !known.contains(branch) { return nil }
    var result = self
    result.branches[choice] = [branch]
    return result
  }

  /// This guard and, for `choice`, one of some branches; nil where they exclude each other.
  package func adding(choice: Int, branches own: Set<Int>) -> Guard? {
    let both = branches[choice].map { $0.intersection(own) } ?? own
    if both.isEmpty { return nil }
    var result = self
    result.branches[choice] = both
    return result
  }

  /// What holds where this guard or another does, and perhaps elsewhere: choices that only one of
  /// them knows are left out.
  package func or(_ other: Guard) -> Guard {
    var result = Guard()
    for (choice, own) in branches {
      guard let more = other.branches[choice] else { continue }
      result.branches[choice] = own.union(more)
    }
    return result
  }

  /// This guard, without a condition on `choice` if that allows all of so many branches.
  package func simplified(choice: Int, of count: Int) -> Guard {
    var result = self
    if branches[choice]?.count == count { result.branches[choice] = nil }
    return result
  }

  /// Without the choices between lists of arguments (numbers below zero), of which an edit may
  /// leave fewer.
  package var ofBranches: Guard {
    var result = self
    result.branches = branches.filter { $0.key >= 0 }
    return result
  }

  /// Both guards; nil where they exclude each other.
  @usableFromInline package func and(_ other: Guard) -> Guard? {
    if other.branches.isEmpty { return self }
    if branches.isEmpty { return other }
    var result = self
    for (choice, more) in other.branches {
      let both = result.branches[choice].map { $0.intersection(more) } ?? more
      if both.isEmpty { return nil }
      result.branches[choice] = both
    }
    return result
  }
}

/// The values that something may have, each with the branches under which it has it; at least one.
///
/// Its functions are inlinable: they are generic, and the rooms that use them spent a quarter of
/// their time on finding out at run time which values they are for.
@usableFromInline
package struct Alternatives<Value: Sendable>: Sendable {
  @usableFromInline
  package struct Item: Sendable {
    @usableFromInline package let when: Guard
    @usableFromInline package internal(set) var value: Value
    /// A value that holds under some branches.
    @inlinable package init(when: Guard, value: Value) {
      self.when = when
      self.value = value
    }
  }
  @usableFromInline package internal(set) var items: [Item]

  /// How many values are kept apart.
  @inlinable package static var limit: Int { 12 }

  @inlinable package init(_ value: Value) { items = [Item(when: Guard(), value: value)] }

  /// Nil for no item, or for more than the limit.
  @inlinable package init?(items: [Item]) {
    guard !items.isEmpty, items.count <= Self.limit else { return nil }
    self.items = items
  }

  /// Items that are within the limit, at least one.
  @inlinable init(within items: [Item]) { self.items = items }

  /// The value if there is just one.
  @inlinable package var single: Value? { items.count == 1 ? items[0].value : nil }

  /// Each value changed, under the same branches.
  @inlinable package func map<Other>(_ transform: (Value) -> Other) -> Alternatives<Other> {
    var results: [Alternatives<Other>.Item] = []
    results.reserveCapacity(items.count)
    // Each value once: a transform may change what is known.
    for item in items { results.append(.init(when: item.when, value: transform(item.value))) }
    return Alternatives<Other>(within: results)
  }

  /// Each pair that may occur together; nil if there are too many.
  @inlinable package func combined<Other, Result>(
    with other: Alternatives<Other>, _ join: (Value, Other) -> Result
  ) -> Alternatives<Result>? {
    var results: [Alternatives<Result>.Item] = []
    for left in items {
      for right in other.items {
        guard let both = left.when.and(right.when) else { continue }
        results.append(.init(when: both, value: join(left.value, right.value)))
        if results.count > Self.limit { return nil }
      }
    }
    return Alternatives<Result>(items: results)
  }

  /// Each value's own alternatives; nil if there are too many.
  @inlinable package func flatMap<Other>(
    _ transform: (Value) -> Alternatives<Other>
  ) -> Alternatives<Other>? {
    var results: [Alternatives<Other>.Item] = []
    for item in items {
      for inner in transform(item.value).items {
        guard let both = item.when.and(inner.when) else { continue }
        results.append(.init(when: both, value: inner.value))
      }
      if results.count > Self.limit { return nil }
    }
    return Alternatives<Other>(items: results)
  }

  /// The values under the further condition that `choice` took `branch`.
  @inlinable package func under(choice: Int, branch: Int) -> [Item] {
    var results: [Item] = []
    for item in items {
      guard let when = item.when.adding(choice: choice, branch: branch) else { continue }
      results.append(Item(when: when, value: item.value))
    }
    return results
  }
}

extension Alternatives where Value == TracedText {
  /// Adds `text` at the end of each value, in its own storage.
  package mutating func appendToEach(_ text: TracedText) {
    for index in items.indices { items[index].value.append(text) }
  }
}

extension Alternatives {
  /// Changes the only value in its own storage.
  @inlinable package mutating func modifySingle(_ change: (inout Value) -> Void) {
    change(&items[0].value)
  }

  /// Adds elements at the end of the only value, in its own storage.
  @inlinable package mutating func appendToSingle<Element>(
    _ elements: [Element]
  ) where Value == [Element] {
    items[0].value += elements
  }
}
