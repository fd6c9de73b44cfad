// The room `ShellCalls`: symbolic evaluation of a shell program.
//
// It runs a script without running it: values are traced text with alternatives, unknown text is
// a hole, and every command that would be executed becomes an `Event` with its arguments and its
// input. It must not know rules or files; sourced scripts come through a `SourceLoader`.
//
//     let trace = evaluate(script: file, with: loader)
//     for event in trace.events {
//       event.name                              // "curl", when it is known
//       event.alternatives[0].arguments         // traced text of each argument
//     }
