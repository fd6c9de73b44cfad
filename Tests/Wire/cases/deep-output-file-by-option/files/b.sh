#!/bin/bash
jq -r '.results[0].clusterName' out.json
