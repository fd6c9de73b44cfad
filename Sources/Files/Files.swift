// The room `Files`: the file system. It walks trees as ripgrep and git see them, reads the files
// that hold a marker, and replaces files so that nothing is ever lost. It must not know languages
// or rules: a marker is any byte string, a file is bytes. Only here are threads made.
//
// Entry points: `search`, `listFiles`, `fileNames`, `readFile`, `replace`, `replaceGroup`,
// `recover`, `mapInParallel`, `onDeepStack`.
//
//     let markers = Markers([Array("backup/tenant".utf8)])
//     let found = search(paths: [Array("scripts".utf8)], markers: markers)
//     for problem in found.problems { report(problem.message) }
//     let changes = found.candidates.map { Replacement($0, with: edited($0.bytes)) }
//     if case .failure(let failure) = replaceGroup(changes) { report(failure.problems) }
