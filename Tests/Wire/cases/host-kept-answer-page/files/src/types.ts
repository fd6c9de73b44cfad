export interface Restore { id: string; clusterName: string; status: string }
