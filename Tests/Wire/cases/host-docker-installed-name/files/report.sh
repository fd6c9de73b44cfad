#!/bin/sh
atlas-restores | jq -r '.results[0].clusterName'
