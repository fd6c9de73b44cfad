// The room `JSON`.
