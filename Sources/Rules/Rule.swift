/// One deprecated operation and what replaces it.
package struct Rule: Hashable, Sendable {
  /// Names the offence in kebab-case; it stands in reports and suppressions.
  package let id: String
  /// What the deprecated operation does, in the words of its documentation.
  package let title: String
  /// The operation that goes away.
  package let deprecated: Deprecated
  /// The operation to call instead.
  package let replacement: Replacement
  /// Each path parameter of the deprecated path to that of the replacement.
  package let parameters: [String: String]
  /// What the request carries.
  package let body: Body
  /// What the answer carries.
  package let response: Response
  /// The commands of the Atlas CLI for it; absent if there are none.
  package let commandLine: CommandLine?
  /// The data source of Terraform for it; absent if there is none.
  package let terraform: Terraform?
  /// What generated code calls the operation.
  package let names: GeneratedNames
  /// What a person needs to know beside the edits.
  package let notes: [Note]
  /// Addresses of pages about the replacement.
  package let documentation: [String]
  /// Those of the rule; absent for a rule that is built in, whose examples are more text than all
  /// else and are read when somebody asks for them.
  let ownExamples: Examples?

  /// Scripts before and after their migration; at least one.
  package var examples: [Example] { allExamples.migrated }
  /// Scripts that must stay as they are; at least one.
  package var unaffected: [UnaffectedExample] { allExamples.unaffected }

  private var allExamples: Examples {
    guard let examples = ownExamples ?? builtInExamples[id] else {
      preconditionFailure("a rule without examples must be built in")
    }
    return examples
  }

  /// The examples of a rule.
  struct Examples: Hashable, Sendable {
    let migrated: [Example]
    let unaffected: [UnaffectedExample]
  }

  /// The operation that goes away.
  package struct Deprecated: Hashable, Sendable {
    /// Every name it has had, oldest first.
    package let operationIds: [String]
    /// In capitals.
    package let method: String
    /// From the host on, under the current version.
    package let path: PathTemplate
    /// The versioned media types that it answered with.
    package let mediaTypes: [String]
  }

  /// The operation to call instead.
  package struct Replacement: Hashable, Sendable {
    /// Every name it has had, oldest first.
    package let operationIds: [String]
    /// In capitals.
    package let method: String
    /// From the host on, under the current version.
    package let path: PathTemplate
    /// What Accept, and a vendor Content-Type, must say.
    package let mediaType: String
  }

  /// What the request carries.
  package struct Body: Hashable, Sendable {
    /// Whether there is a body at all.
    package let isRequired: Bool
    /// Every field that the deprecated operation takes.
    package let known: [String]
    /// Those of them without which its current version refuses a request.
    package let demanded: [String]
    /// Those of them that the replacement takes.
    package let keep: [String]

    /// Whether the deprecated operation takes this field and the replacement does not.
    package func drops(_ field: some Collection<UInt8>) -> Bool {
      known.contains { $0.utf8.elementsEqual(field) }
        && !keep.contains { $0.utf8.elementsEqual(field) }
    }
  }

  /// What the answer carries.
  package struct Response: Hashable, Sendable {
    /// Whether the answer is a list of objects rather than one.
    package let isList: Bool
    /// Old name to new name, of fields of the object or of each entry of the list.
    package let renamed: [String: String]
  }

  /// The commands `atlas api GROUP OPERATION`. Their flags are the path's parameters.
  package struct CommandLine: Hashable, Sendable {
    /// The group of the deprecated operation.
    package let group: String
    /// The group of the replacement.
    package let replacementGroup: String
    /// Each name of the deprecated operation to that of the replacement in the same releases.
    package let operations: [String: String]
    /// Flags that the replacement does not take.
    package let droppedFlags: [String]
  }

  /// A data source of the Terraform provider.
  package struct Terraform: Hashable, Sendable {
    /// The type that goes away.
    package let type: String
    /// The type to use instead.
    package let replacement: String
    /// Arguments and attributes, old name to new name.
    package let renamed: [String: String]
    /// Attributes that the replacement does not have.
    package let removed: [String]
    /// The first version of the provider that has the replacement.
    package let provider: String
  }

  /// Names in code that is generated from descriptions of the API, old name to new name. They are
  /// told in reports, and no code is rewritten with them.
  package struct GeneratedNames: Hashable, Sendable {
    /// The operation in clients: as other languages spell it, and its oldest names.
    package let operations: [String: String]
    /// The classes and modules that hold the first operation of a service.
    package let services: [String: String]
    /// The data source in Pulumi and in the Cloud Development Kit for Terraform.
    package let dataSources: [String: String]
  }

  /// Something that a person needs to know beside the edits.
  package struct Note: Hashable, Sendable {
    /// One or two sentences.
    package let text: String
    /// The note applies only to calls with this query parameter; absent: to every call.
    package let query: String?
    /// Values of the parameter with which it does what the old operation did without it: texts,
    /// ranges of numbers (`100-500`), or `$` for one that is known only at run time. With any other
    /// the note is what a fix rests on. Nil where it is only said.
    package let harmless: [String]?

    /// Whether the parameter does nothing new with a value.
    package func isHarmless(_ value: String) -> Bool {
      harmless?.contains { text in
        let ends = text.split(separator: "-").map { Int($0) }
        if ends.count == 2, let low = ends[0], let high = ends[1], let number = Int(value) {
          return low <= number && number <= high
        }
        return text == value
      } != false
    }
  }

  /// A script before and after its migration, with line ends.
  package struct Example: Hashable, Sendable {
    /// What it shows.
    package let title: String
    /// The script as it is found.
    package let before: String
    /// The script that `migrate` must make of it.
    package let after: String
  }

  /// A script that must stay as it is, with line ends.
  package struct UnaffectedExample: Hashable, Sendable {
    /// What it shows.
    package let title: String
    /// The script, before and after.
    package let script: String
  }
}

extension Rule {
  /// The literal parts of the deprecated path that the new one does not have.
  package var partsGoingAway: [String] {
    let parts = { (path: PathTemplate) in path.text.split(separator: "/").map(String.init) }
    let kept = Set(parts(replacement.path))
    return parts(deprecated.path).filter { !kept.contains($0) && !$0.hasPrefix("{") }
  }

  /// The dates of the deprecated media types (`2023-01-01`).
  package var dates: [String] {
    deprecated.mediaTypes.compactMap { type in
      type.split { !$0.isNumber && $0 != "-" }.map(String.init).first { $0.count == 10 }
    }
  }
}
