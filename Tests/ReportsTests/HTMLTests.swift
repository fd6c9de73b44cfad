import Foundation
import Migration
import Testing
import Text

@testable import Reports

private var page: String { rendered(Sample.report(), .html) }

/// Element by element, by a parser that is not ours: what is opened is closed, ids are unique, and
/// nothing is loaded.
@Test func thePageIsWellFormedAndLoadsNothing() throws {
  let program = """
    class Page(html.parser.HTMLParser):
        void = {"meta", "link", "br", "input"}
        def __init__(self):
            super().__init__()
            self.open, self.ids, self.text, self.findings = [], [], [], 0
        def handle_starttag(self, tag, attributes):
            attributes = dict(attributes)
            if tag not in self.void:
                self.open.append(tag)
            if "id" in attributes:
                self.ids.append(attributes["id"])
            self.findings += tag == "article"
            for key in ("src", "href"):
                value = attributes.get(key, "#")
                assert value.startswith("#") or value == "data:,", value
            assert not any(key.startswith("on") for key in attributes), attributes
        def handle_endtag(self, tag):
            assert self.open and self.open[-1] == tag, (self.open[-3:], tag, self.getpos())
            self.open.pop()
        def handle_data(self, data):
            self.text.append(data)
    page = Page()
    page.feed(sys.stdin.read())
    page.close()
    assert not page.open, page.open
    assert len(set(page.ids)) == len(page.ids), page.ids
    print(page.findings)
    """
  for report in [Sample.report(), Sample.report(outcome: hostileOutcome)] {
    let bytes = report.rendered(as: .html, style: TextStyle())
    let answer = python(program, modules: ["html.parser", "sys"], input: bytes)
    if let answer { #expect(answer.status == 0 && answer.output == "3\n", "\(answer.output)") }
  }
}

private var hostileOutcome: Outcome {
  var outcome = Sample.outcome
  for index in outcome.findings.indices {
    outcome.findings[index].message += "</p><script>alert(1)</script>\" onload='x' &amp;"
    outcome.findings[index].notes = ["</article>", "\u{1B}[31m\u{202E}"]
  }
  return outcome
}

@Test func thePageSaysWhatHappensToEachCall() {
  #expect(page.contains("<h1>3 deprecated Atlas calls in 1 file</h1>"))
  #expect(page.contains("21 days left: the endpoints are retired on 2026-01-22."))
  #expect(page.contains("/<del>clusters/$C/backup/tenant/snapshots</del>"))
  #expect(page.contains("/<ins>flexClusters/$C/backup/snapshots</ins>"))
  #expect(page.contains("Right under these assumptions"))
  #expect(
    page.contains("GET /api/atlas/v2/groups/${G}/flexClusters/${C}/backup/snapshots HTTP/1.1"))
  #expect(page.contains("Not understood, look at these"))
  #expect(page.contains("<code>tenant2flex migrate</code> rewrites it"))
  #expect(page.contains("<code>body.json</code> has no other fields"))
  #expect(page.contains("<li>not edited: <code>url</code> is not known</li>"))
  let none = Outcome(
    sources: SourceSet(), findings: [], ledger: Ledger(), problems: [], filesScanned: 3)
  let clean = rendered(Sample.report(outcome: none), .html)
  #expect(clean.contains("<h1>No deprecated Atlas calls</h1>") && !clean.contains("<form"))
}

/// A browser opens the page: nothing overflows, all findings are visible, the filters work, and
/// nothing is complained about on the console.
@Test(arguments: [390, 1440]) func aBrowserShowsThePage(width: Int) throws {
  let check = """
    <script>
    var errors = [];
    window.addEventListener("error", function (event) { errors.push(event.message); });
    window.addEventListener("load", function () {
      var shown = function () { return document.querySelectorAll("article:not([hidden])").length; };
      var result = [shown()];
      var wide = Array.from(document.querySelectorAll("body *")).filter(function (element) {
        return element.getBoundingClientRect().right > innerWidth + 1;
      });
      result.push(wide.length);
      var form = document.getElementById("controls");
      [["level", "safe"], ["level", ""], ["rule", "tenant-backup-restore"],
       ["rule", ""], ["file", "jobs/run.sh"]].forEach(function (pair) {
        form.elements[pair[0]].value = pair[1];
        form.dispatchEvent(new Event("change"));
        result.push(shown());
      });
      document.getElementById("layout").click();
      result.push(document.body.classList.contains("unified") ? 1 : 0, errors.length, innerWidth);
      document.title = "checked " + result.join(" ");
    });
    </script>
    """
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  // A phone is narrower than the least window of the browser, so the page stands in a frame.
  let framed = page.replacing("</head>", with: check + "</head>")
  try Data(framed.utf8).write(to: folder.appendingPathComponent("page.html"))
  let outer = """
    <iframe id="f" src="page.html" style="width: \(width)px; height: 800px; border: 0"></iframe>
    <script>
    onload = function () { document.body.append(document.getElementById("f").contentDocument.title); };
    </script>
    """
  try Data(outer.utf8).write(to: folder.appendingPathComponent("outer.html"))
  let command = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
    "--window-size=1600,900", "--virtual-time-budget=2000",
    "--user-data-dir=\(folder.path)/profile", "--dump-dom",
    "file://\(folder.path)/outer.html",
  ]
  guard let found = run(["sh", "-c", "command -v chromium"], input: []), found.status == 0,
    let answer = run(command, input: [])
  else {
    print("SKIPPED for want of chromium")
    return
  }
  #expect(
    answer.output.contains("checked 3 0 1 3 1 3 3 1 0 \(width)"), "\(answer.output.suffix(300))")
}

/// On paper, and where no script runs, every finding is there and no control is.
@Test func thePagePrints() throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let still = page.replacing("script-src 'unsafe-inline'", with: "script-src 'none'")
  #expect(still != page)
  try Data(page.utf8).write(to: folder.appendingPathComponent("page.html"))
  try Data(still.utf8).write(to: folder.appendingPathComponent("still.html"))
  for name in ["page", "still"] {
    let command = """
      chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
        --user-data-dir="$1/profile" --print-to-pdf="$1/\(name).pdf" "file://$1/\(name).html" 2>&1 &&
        pdftotext -layout "$1/\(name).pdf" -
      """
    guard let found = run(["sh", "-c", "command -v chromium && command -v pdftotext"], input: []),
      found.status == 0,
      let answer = run(["sh", "-c", command, "sh", folder.path], input: [])
    else {
      print("SKIPPED for want of chromium or pdftotext")
      return
    }
    #expect(answer.status == 0)
    for text in [
      "jobs/run.sh:5:3", "jobs/run.sh:7:4", "jobs/run.sh:8:7", "the result is proved",
      "To be changed by hand", "Not understood, look at these",
    ] {
      #expect(answer.output.contains(text), "\(name): \(text)")
    }
    for text in ["Unified diff", "of 3 shown"] {
      #expect(!answer.output.contains(text), "\(name): \(text)")
    }
  }
}
