// The room `GoSyntax`.
