package import Text

/// One option on a curl command line, or a URL, which is the value of an option that is not
/// written (curl(1): `--url`).
package struct CurlOption: Sendable {
  /// The long name without dashes; of several names of one option always the same
  /// (`CurlOptionTable.canonicalName`).
  package let name: String
  /// `--no-` was written, or a letter that means it.
  package let isNegated: Bool
  /// `--expand-`: variables in the value are replaced first (curl 8.3).
  package let isExpanded: Bool
  /// Written as curl took it once: a prefix of the name, or another case (until 8.10).
  package let isAbbreviated: Bool
  /// The index of the argument that holds the flag.
  package let flagArgument: Int
  /// The flag in that argument: `-X`, `--request`, a letter of a cluster; empty for a bare URL.
  package let flagRange: ByteRange
  /// The index of the argument that holds the value: the flag's own or the next.
  package let valueArgument: Int?
  /// The value in that argument.
  package let valueRange: ByteRange?
  /// The value as decoded text; nil for an option that takes none.
  package let value: TracedText?
  /// A URL that begins with a hole and may be something else at run time. Text that goes on with
  /// a slash somewhere is taken for a URL.
  package let isUncertain: Bool

  /// Whether the value is a URL without a flag.
  package var isBare: Bool { flagRange.isEmpty }
}

/// What keeps a curl command line from being understood as it stands.
package struct CurlProblem: Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// The argument is one hole, or a flag that ends in one: any number of options and URLs, of
    /// which the last may take the next argument as its value.
    case unknownWords
    /// No curl has this option.
    case unknownOption
    /// A prefix of several names.
    case ambiguousOption
    /// The option needs a value and is last.
    case missingValue
    /// The value must not be empty.
    case blankValue
    /// `--no-` before an option that is not a boolean.
    case notNegatable
    /// `--name=value`, which curl takes since 8.16 only.
    case valueAfterEqualsSign
    /// The option brings in text that is not read here: `--config`, `--variable`, `@file` of URLs.
    case notFollowed
    /// A transfer without a URL, or `--next` before any.
    case missingURL
    /// curl refuses to send because two options ask for different methods (`-I` and `-d`).
    case conflictingMethods
    /// Another client does with this option, or this word, what is not modelled.
    case notModelled
  }
  /// What is wrong with the argument.
  package let kind: Kind
  /// The index of the argument concerned; nil when it is none in particular.
  package let argument: Int?
  /// The option's long name, or the unknown word.
  package let option: String
  /// A problem of `argument`.
  package init(kind: Kind, argument: Int?, option: String) {
    self.kind = kind
    self.argument = argument
    self.option = option
  }
}
