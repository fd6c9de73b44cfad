// The room `ShellSyntax`: POSIX sh and bash text into a syntax tree.
//
// It must not know HTTP, rules or files. The source is data: nothing here throws; what breaks the
// grammar becomes a `SyntaxIssue` and the rest of the script is still parsed.
//
//     let program = parseShell(bytes)
//     program.statements[0].range        // byte offsets of `bytes`
//     program.issues.isEmpty             // what `bash -n` would say
