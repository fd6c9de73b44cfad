// The room `GoSDK`: calls of the Atlas Go SDK that are deprecated, and what replaces them.
//
// It knows Go's types as far as they say which names denote the SDK, and the SDK's names as data
// (`rules/go-sdk.json`); it must not know files, shell or output. A module comes as parsed text,
// edits go out as byte ranges.
//
//     let module = GoModule(path: "example.com/backup", packages: packages, manifest: nil)
//     let plan = migrateSDKCalls(of: module, rules: rules, target: nil)
//     for group in plan.groups {
//       group.calls                  // the deprecated calls that move together
//       group.edits                  // all of them or none; empty where `obstacles` says why
//     }
