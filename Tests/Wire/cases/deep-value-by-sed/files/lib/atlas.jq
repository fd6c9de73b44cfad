def name: .results[0].clusterName;
