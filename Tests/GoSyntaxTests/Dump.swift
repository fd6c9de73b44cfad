import GoSyntax
import Text

/// A compact form of a tree for tables of expectations: prefix notation, source text for leaves.
struct Dump {
  let bytes: [UInt8]

  func text(_ range: ByteRange) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func list(_ items: [String]) -> String { items.joined(separator: " ") }

  func optional<Value>(_ value: Value?, _ dump: (Value) -> String) -> String {
    value.map(dump) ?? "_"
  }

  func form(_ name: String, _ items: [String]) -> String {
    "(" + list([name] + items.filter { !$0.isEmpty }) + ")"
  }

  func expression(_ expression: Expression) -> String {
    switch expression {
    case .bad: "BAD"
    case .identifier(let name): name.name
    case .literal(let literal): text(literal.range)
    case .composite(let literal):
      form("lit", [optional(literal.type, self.expression)] + literal.elements.map(element))
    case .function(let literal): form("fn", [function(literal.type), block(literal.body)])
    case .parenthesized(_, let inner): form("paren", [self.expression(inner)])
    case .selector(let selector): self.expression(selector.base) + "." + selector.name.name
    case .index(let index):
      form("index", [self.expression(index.base)] + index.arguments.map(self.expression))
    case .slice(let slice):
      form(
        "slice",
        [self.expression(slice.base)]
          + [slice.low, slice.high, slice.limit].map { optional($0, self.expression) })
    case .assertion(let assertion):
      form("is", [self.expression(assertion.base), optional(assertion.type, self.expression)])
    case .call(let call):
      form(
        call.ellipsis == nil ? "call" : "call...",
        [self.expression(call.function)] + call.arguments.map(self.expression))
    case .star(_, let inner): form("star", [self.expression(inner)])
    case .unary(let unary): form(unary.operator.rawValue, [self.expression(unary.operand)])
    case .binary(let binary):
      form(
        "",
        [self.expression(binary.first)]
          + binary.rest.flatMap { [$0.operator.rawValue, self.expression($0.operand)] })
    case .arrayType(let type): array(type)
    case .structType(let type): form("struct", type.fields.map(field))
    case .functionType(let type): form("func", [function(type)])
    case .interfaceType(let type): form("interface", type.elements.map(element))
    case .mapType(let type):
      form("map", [self.expression(type.key), self.expression(type.value)])
    case .channelType(let type):
      form(
        type.direction == .both ? "chan" : type.direction == .send ? "chan<-" : "<-chan",
        [self.expression(type.element)])
    }
  }

  private func array(_ type: ArrayType) -> String {
    switch type.length {
    case .slice: form("[]", [expression(type.element)])
    case .ellipsis: form("[...]", [expression(type.element)])
    case .fixed(let length): form("[n]", [expression(length), expression(type.element)])
    }
  }

  private func element(_ element: CompositeLiteral.Element) -> String {
    (element.key.map { expression($0) + ":" } ?? "") + expression(element.value)
  }

  private func element(_ element: InterfaceType.Element) -> String {
    switch element {
    case .method(let name, let type): form("method", [name.name, function(type)])
    case .embedded(let type): expression(type)
    }
  }

  private func field(_ field: StructType.Field) -> String {
    form(
      field.names.map(\.name).joined(separator: ","),
      [expression(field.type), field.tag.map { text($0.range) } ?? ""])
  }

  private func function(_ type: FunctionType) -> String {
    list(
      [type.typeParameters, type.parameters, type.results].compactMap { $0 }.map { list in
        "[" + list.parameters.map(parameter).joined(separator: ", ") + "]"
      })
  }

  private func parameter(_ parameter: Parameter) -> String {
    let names = parameter.names.map(\.name).joined(separator: ",")
    let type = (parameter.ellipsis == nil ? "" : "...") + expression(parameter.type)
    return names.isEmpty ? type : names + " " + type
  }

  func block(_ block: Block) -> String { form("do", block.statements.map(statement)) }

  func declaration(_ declaration: Declaration) -> String {
    switch declaration {
    case .bad: "BAD"
    case .imports(let group):
      form(
        "import", group.specs.map { ($0.name.map { $0.name + "=" } ?? "") + text($0.path.range) })
    case .constants(let group): form("const", group.specs.map(value))
    case .variables(let group): form("var", group.specs.map(value))
    case .types(let group): form("type", group.specs.map(type))
    case .function(let function):
      form(
        "func",
        [
          function.receiver.map { "on:" + $0.parameters.map(parameter).joined(separator: ", ") }
            ?? "", function.name.name, self.function(function.type),
          function.body.map(block) ?? "",
        ])
    }
  }

  private func value(_ spec: ValueSpec) -> String {
    let names = spec.names.map(\.name).joined(separator: ",")
    let values = spec.values.isEmpty ? [] : ["="] + spec.values.map(expression)
    return form(names, [spec.type.map(expression) ?? ""] + values)
  }

  private func type(_ spec: TypeSpec) -> String {
    let parameters = spec.typeParameters.map { list in
      "[" + list.parameters.map(parameter).joined(separator: ", ") + "]"
    }
    return form(
      spec.name.name, [parameters ?? "", spec.isAlias ? "=" : "", expression(spec.type)])
  }
}

extension Dump {
  func statement(_ statement: Statement) -> String {
    switch statement {
    case .bad: "BAD"
    case .empty: ";"
    case .declaration(let declaration): self.declaration(declaration)
    case .labeled(let statement):
      form(statement.label.name + ":", [self.statement(statement.statement)])
    case .expression(let expression): self.expression(expression)
    case .send(let statement):
      form("send", [expression(statement.channel), expression(statement.value)])
    case .step(let statement):
      form(statement.operator.rawValue, [expression(statement.operand)])
    case .assignment(let statement):
      form(
        statement.operator.rawValue,
        [statement.left, statement.right].map { $0.map(expression).joined(separator: ",") })
    case .launch(let statement):
      form(statement.isDeferred ? "defer" : "go", [expression(statement.call)])
    case .return(let statement): form("return", statement.results.map(expression))
    case .branch(let statement):
      form(statement.keyword.rawValue, [statement.label?.name ?? ""])
    case .block(let block): self.block(block)
    case .if(let statement):
      form("if", statement.branches.map(branch) + (statement.otherwise.map { [block($0)] } ?? []))
    case .switch(let statement):
      form(
        "switch",
        [
          optional(statement.initializer, self.statement), optional(statement.tag, expression),
        ] + statement.clauses.map(clause))
    case .typeSwitch(let statement):
      form(
        "typeswitch",
        [
          optional(statement.initializer, self.statement), optional(statement.binding, \.name),
          expression(statement.subject),
        ] + statement.clauses.map(clause))
    case .select(let statement): form("select", statement.clauses.map(clause))
    case .for(let statement):
      form(
        "for",
        [
          optional(statement.initializer, self.statement),
          optional(statement.condition, expression), optional(statement.post, self.statement),
          block(statement.body),
        ])
    case .range(let statement):
      form(
        statement.isDefinition ? "range:=" : "range",
        [
          optional(statement.key, expression), optional(statement.value, expression),
          expression(statement.subject), block(statement.body),
        ])
    }
  }

  private func branch(_ branch: IfStatement.Branch) -> String {
    list([
      optional(branch.initializer, statement), expression(branch.condition), block(branch.body),
    ])
  }

  private func clause(_ clause: CaseClause) -> String {
    form(
      clause.values == nil ? "default" : "case",
      [clause.values?.map(expression).joined(separator: ",") ?? ""] + clause.body.map(statement))
  }

  private func clause(_ clause: SelectStatement.Clause) -> String {
    form(
      clause.communication == nil ? "default" : "case",
      [clause.communication.map(statement) ?? ""] + clause.body.map(statement))
  }
}

/// The file of some text.
func parse(_ text: String) -> GoFile { parseGo([UInt8](text.utf8)) }

/// The dumped declarations of a file whose package clause is added.
func dumpFile(_ text: String) -> (dump: String, issues: [String]) {
  let bytes = [UInt8]("package p; \(text)".utf8)
  let file = parseGo(bytes)
  let dump = Dump(bytes: bytes)
  return (dump.list(file.declarations.map(dump.declaration)), file.issues.map(\.message))
}

/// The dumped statements of a function body.
func dumpStatements(_ text: String) -> (dump: String, issues: [String]) {
  let bytes = [UInt8]("package p; func f() {\n\(text)\n}".utf8)
  let file = parseGo(bytes)
  let dump = Dump(bytes: bytes)
  guard case .function(let function)? = file.declarations.first, let body = function.body else {
    return ("NO BODY", file.issues.map(\.message))
  }
  return (dump.list(body.statements.map(dump.statement)), file.issues.map(\.message))
}
