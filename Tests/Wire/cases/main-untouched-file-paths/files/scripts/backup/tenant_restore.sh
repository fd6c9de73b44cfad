#!/bin/bash
echo "restoring into ${1:-backup/tenant}"
