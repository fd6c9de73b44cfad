# one line a job
.results[]
| select(.status != "PENDING")
| [.id, .clusterName, .status]
| @tsv
