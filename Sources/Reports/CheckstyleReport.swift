import Migration
import Text

extension Report {
  /// Checkstyle's XML, version 4.3: an element for each file, and one for each finding in it.
  var checkstyleReport: String {
    var tables = LineTables(sources: outcome.sources)
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
    for (path, findings) in callsByPath {
      text += "  " + tag("file", [("name", path)]) + "\n"
      for finding in findings {
        let position = tables.table(of: finding.file).position(at: finding.range.start)
        let attributes = [
          ("line", "\(position.line)"), ("column", "\(position.column)"),
          ("severity", finding.severity.rawValue), ("message", redacted(finding.message)),
          ("source", "tenant2flex.\(finding.rule)"),
        ]
        text += "    " + tag("error", attributes, isEmpty: true) + "\n"
      }
      text += "  </file>\n"
    }
    return text + "</checkstyle>\n"
  }

  /// The calls by the path of their file, in the order of the report.
  var callsByPath: [(path: String, calls: [Finding])] {
    var groups: [(path: String, calls: [Finding])] = []
    for finding in calls {
      let path = visible(repositoryPath(of: finding.file))
      if groups.last?.path == path {
        groups[groups.count - 1].calls.append(finding)
      } else {
        groups.append((path, [finding]))
      }
    }
    return groups
  }
}
