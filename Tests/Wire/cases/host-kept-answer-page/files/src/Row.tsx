import { Restore } from "./types";
export const Row = ({ job }: { job: Restore }) => <tr><td>{job.clusterName}</td><td>{job.status}</td></tr>;
