// The room `Scanner`: a repository in, deprecated calls out.
//
// It finds the files that may matter, evaluates the scripts among them and the scripts that share
// code with them, and recognises deprecated requests. It must not know edits or reports.
//
//     let workspace = Workspace(roots: paths)
//     let files = findScripts(paths, rules, options, workspace)
//     let scan = Scan(scripts: files.scripts, workspace: workspace, rules: rules)
//     scan.calls                  // every request that a rule matches, with its event
