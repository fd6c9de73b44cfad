#include "rules.h"

static const unsigned char rules[] = {
#embed "tenant-backup.json"
};

const unsigned char *tenant2flex_rules(void) { return rules; }
unsigned long tenant2flex_rules_count(void) { return sizeof rules; }
