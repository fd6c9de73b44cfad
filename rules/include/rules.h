#ifndef TENANT2FLEX_RULES_H
#define TENANT2FLEX_RULES_H

/// The bytes of `tenant-backup.json`, embedded when the package is built.
extern const unsigned char tenant2flex_rules[];
/// How many bytes `tenant2flex_rules` has.
extern const unsigned long tenant2flex_rules_count;

#endif
