#!/bin/bash
cd "$(dirname "$0")"
bash inventory.sh && bash backup.sh
