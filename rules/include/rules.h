#ifndef TENANT2FLEX_RULES_H
#define TENANT2FLEX_RULES_H

/// The first byte of `tenant-backup.json`, embedded when the package is built; never null.
const unsigned char *_Nonnull tenant2flex_rules(void);
/// How many bytes there are.
unsigned long tenant2flex_rules_count(void);

#endif
