.results[0].clusterName
