#ifndef TENANT2FLEX_RULES_H
#define TENANT2FLEX_RULES_H

/// The first byte of `tenant-backup.json`, embedded when the package is built; never null.
const unsigned char *_Nonnull tenant2flex_rules(void);
/// How many bytes there are.
unsigned long tenant2flex_rules_count(void);

/// The first byte of `go-sdk.json`, embedded when the package is built; never null.
const unsigned char *_Nonnull tenant2flex_go_sdk(void);
/// How many bytes there are.
unsigned long tenant2flex_go_sdk_count(void);

/// The first byte of `marks.json`, embedded when the package is built; never null.
const unsigned char *_Nonnull tenant2flex_marks(void);
/// How many bytes there are.
unsigned long tenant2flex_marks_count(void);

#endif
