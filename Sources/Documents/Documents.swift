// The room `Documents`: programs inside other files.
//
// It finds the shell text that a workflow, a makefile, a page or another document holds, as traced
// text: each byte knows where in the document it is written and how it is encoded there. It must
// not know rules, calls or edits.
//
//     let kind = DocumentKind(path: path, bytes: bytes)
//     let document = Document(file, path: path, bytes: bytes)
//     document.scripts[0].text          // what the shell runs
//     document.isIntact(in: edited)     // whether an edited copy still says the rest unchanged
