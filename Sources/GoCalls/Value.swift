import Calls
import GoSyntax
import Text

/// A value with its alternatives.
typealias Possible = Alternatives<Value>

/// What a variable may hold.
indirect enum Value: Sendable {
  /// A string, a number, or bytes; holes are what is known at run time only.
  case text(TracedText)
  case boolean(Bool)
  case null
  /// An error that is not nil.
  case error
  case structure(Structure)
  /// The cell it points at. Maps are pointers too.
  case pointer(Int)
  /// A slice or an array.
  case list([Possible])
  /// A slice or a map of which only the kind of its elements is known.
  case many(Possible, Hole)
  /// What a map's cell holds.
  case entries([Entry])
  case function(Callable)
  /// A function of an imported package, or a method of one of its values.
  case library(String, receiver: Possible?)
  case tuple([Possible])
  /// An answer, or a part of one that is read by name: the text and the path in the words of jq.
  case answer(TracedText, path: TracedText)
  /// Something that is known only at run time; the type's name if the package declares it.
  case unknown(Hole)

  /// One entry of a map.
  struct Entry: Sendable {
    let key: TracedText
    var value: Possible
    /// Where the entry is written, with what has to go when it goes.
    let origin: Origin?
    /// The type of the value, where a literal says that it is a string.
    var type: TypeRef?
  }

  /// The values of the fields of a struct.
  struct Structure: Sendable {
    /// A type of the package, or `path.Name` of another one.
    var typeName: String?
    /// The type of an anonymous struct.
    var type: TypeRef?
    var fields: [String: Possible] = [:]
    /// Where each field that was set is written.
    var places: [String: Origin] = [:]
    /// Whether fields that are not set are unknown rather than zero.
    var isPartlyUnknown = false
    /// Whether something else may have set them: settings that were read, a library.
    var isRead = false
    /// What is taken for granted where it is only guessed what it is.
    var guess: String?
  }
}

/// A function with the variables that it sees.
struct Callable: Sendable {
  let unit: Int
  let type: FunctionType
  let body: [Statement]
  let scope: Scope
  /// A name for messages and for the list of running functions.
  let name: String
  /// Where it is declared.
  let origin: Origin
  var receiver: (name: String?, value: Possible)?
  /// What its type parameters, or those of its receiver, stand for.
  var typeNames: [String: TypeRef] = [:]
  /// Whether its first argument is the receiver, as that of `(*T).method`.
  var takesReceiver = false
}

/// The names that code at one place sees, and the file that it stands in.
struct Scope: Sendable {
  let unit: Int
  private var cells: [String: Int] = [:]
  private var types: [String: TypeRef] = [:]
  /// What the innermost block declares.
  private var own: Set<String> = []

  init(unit: Int) { self.unit = unit }

  /// The scope of a block inside.
  var inner: Scope {
    var result = self
    result.own = []
    return result
  }

  /// The cell of a name; nil for a name of the package.
  func cell(_ name: String) -> Int? { cells[name] }
  /// The cell of a name that the innermost block declares.
  func ownCell(_ name: String) -> Int? { own.contains(name) ? cells[name] : nil }
  func type(_ name: String) -> TypeRef? { types[name] }
  /// A type that is written here.
  func typeRef(_ expression: Expression) -> TypeRef {
    TypeRef(unit: unit, expression: expression, names: types)
  }
  mutating func declare(_ name: String, _ cell: Int) {
    cells[name] = cell
    own.insert(name)
  }
  mutating func declare(_ name: String, _ type: TypeRef) { types[name] = type }
}

/// What a function knows at one place of its execution.
struct State: Sendable {
  struct Cell: Sendable {
    var value: Possible
    /// Changes with each assignment.
    var version: Int
  }
  var cells = CellMap()
  /// Whether nothing after it runs.
  var isDead = false
}
