// The room `Rules`: the deprecated operations and what replaces them, as data.
//
// It must not know any syntax, file or transport: a rule speaks of methods, paths, media types and
// fields. Every endpoint, field name and date comes from a rules file; none is written in Swift.
//
//     let load = builtInRules()                  // or loadRules(bytes, name: "mine.json")
//     for problem in load.problems { print(problem) }
//     guard let rules = load.rules else { return }
//     let found = rules.match(url, hole: 0x00)   // `url` is bytes; 0x00 stands for unknown text
//     found?.narrowed(to: "GET")?.rule?.id       // and `found?.replacements`: the path's edits
