s/.*"clusterName":"\([^"]*\)".*/\1/p
