// The room `Calls`: what a call sends, and what the programs that send and read calls make of
// their arguments.
//
// It must not know shell or Go grammar, rules or files: arguments come as traced text, already
// decoded, with a hole for whatever is known at run time only. Nothing here fails: what a program
// would refuse, or what cannot be known, is a problem beside the result.
//
//     let invocation = CurlInvocation.parse(words)  // the words after `curl`
//     for transfer in invocation.transfers {
//       for (url, output) in zip(transfer.urls, transfer.outputs) { ... }
//       let accept = transfer.headers.filter { $0.isNamed("accept") }
//     }
