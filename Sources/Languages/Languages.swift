// The room `Languages`: comments, strings and code of languages that are not parsed in full.
//
// A light lexer for each family tells the three apart, and the strings of one expression are put
// together with the constants of the file into traced text with holes. It must not know rules,
// HTTP or files. Nothing here throws; text that is not understood is code.
//
//     if let dialect = Dialect(path: path, bytes: bytes) {
//       let page = SourceText(file: file, bytes: bytes, dialect: dialect)
//       page.comments                  // byte ranges
//       page.expressions               // traced text of each expression with a string in it
//     }
