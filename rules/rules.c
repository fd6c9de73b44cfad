#include "rules.h"

const unsigned char tenant2flex_rules[] = {
#embed "tenant-backup.json"
};
const unsigned long tenant2flex_rules_count = sizeof tenant2flex_rules;
