#include "rules.h"

static const unsigned char rules[] = {
#embed "tenant-backup.json"
};

static const unsigned char go_sdk[] = {
#embed "go-sdk.json"
};

static const unsigned char marks[] = {
#embed "marks.json"
};

const unsigned char *tenant2flex_rules(void) { return rules; }
unsigned long tenant2flex_rules_count(void) { return sizeof rules; }

const unsigned char *tenant2flex_go_sdk(void) { return go_sdk; }
unsigned long tenant2flex_go_sdk_count(void) { return sizeof go_sdk; }

const unsigned char *tenant2flex_marks(void) { return marks; }
unsigned long tenant2flex_marks_count(void) { return sizeof marks; }
