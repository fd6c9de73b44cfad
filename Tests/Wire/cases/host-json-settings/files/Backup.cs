var url = string.Format(config["Atlas:Snapshots"], g, c);
