#!/bin/sh
P=backup/exports ./get.sh
