// The room `Migration`: deprecated calls in, proved edits out.
//
// It plans the edits of each finding, applies them to a copy in memory, evaluates the copy, and
// keeps only what then sends exactly the expected requests. It must not know output formats.
//
//     let outcome = migrate(RunOptions(paths: paths), rules: rules)
//     outcome.findings                 // with their levels and edits
//     outcome.edits(of: [.safe])       // what `migrate` writes
