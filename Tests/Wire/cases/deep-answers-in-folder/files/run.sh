#!/bin/bash
./fetch.sh && ./report.sh; rm -r dumps
