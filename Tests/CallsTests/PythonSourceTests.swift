import Testing
import Text

@testable import Calls

/// Where programs of Python find the answer that they read.
@Suite struct PythonSourceTests {
  private let field = [UInt8]("clusterName".utf8)

  /// How many keys a program reads that have other names then; nil where it is not known.
  private func reads(_ program: String, _ inputs: PythonInputs) -> Int? {
    PythonQuery.keysRead(by: [UInt8](program.utf8), inputs: inputs, renamed: [field])?.count
  }

  @Test(arguments: [
    "import json, sys\nwith open(sys.argv[1]) as f:\n    d = json.load(f)\nprint(d['clusterName'])",
    "import json, sys\npath, want = sys.argv[1:3]\nd = json.load(open(path))\nprint(d['clusterName'] == want)",
    "import json\nprint(json.load(open('r.json', encoding='utf-8'))['clusterName'])",
    "\"\"\"A report.\"\"\"\nimport json\nt = open('r.json', 'r').read()\nprint(json.loads(t)['clusterName'])",
    "import json\nd = json.load(open('r.json'))\nfor n in range(2):\n    print(n, d['clusterName'])",
    "import json\nwith open('r.json') as f, open('o.md', 'w') as o:\n    o.write(json.load(f)['clusterName'])",
    "import json, datetime as dt\nfrom collections import Counter\nc = Counter(x for x in json.load(open('r.json'))['clusterName'])\nfor a, n in c.most_common():\n    print(a, dt.date(2024, 1, 1).year)",
  ])
  func findsFiles(_ program: String) {
    var inputs = PythonInputs()
    inputs.arguments[1] = .file(.job)
    inputs.files[[UInt8]("r.json".utf8)] = .job
    #expect(reads(program, inputs) == 1)
  }

  @Test(arguments: [
    "import json, sys; print(json.loads(sys.argv[1])['clusterName'])",
    "import json, os; print(json.loads(os.environ['J'])['clusterName'])",
    "import json, os; print(json.loads(os.environ.get('J').strip())['clusterName'])",
  ])
  func findsTexts(_ program: String) {
    var inputs = PythonInputs()
    inputs.arguments[1] = .text(.job)
    inputs.variables["J"] = .job
    #expect(reads(program, inputs) == 1)
  }

  @Test(arguments: [
    // The answer itself is printed, searched or written, or another file is read.
    "import json, sys; print(sys.argv[1], json.loads(sys.argv[1])['clusterName'])",
    "import json, sys; print(sys.argv, json.loads(sys.argv[1])['clusterName'])",
    "import json, os; print(os.environ['J'], json.loads(os.environ['J'])['clusterName'])",
    "import json, os; print(os.environ, json.loads(os.environ['J'])['clusterName'])",
    "import json\nt = open('r.json').read()\nprint(t[0], json.loads(t)['clusterName'])",
    "import json\nd = json.load(open('r.json'))\njson.dump(d, open('r.json', 'w'))\nprint(d['clusterName'])",
    "import json\nwith open('r.json', 'w') as f:\n    f.write('x')\nprint(json.load(open('r.json'))['clusterName'])",
    "import json\nprint(json.load(open('other.json'))['clusterName'])",
    "import json\nfor f in ['r.json', 'other.json']:\n    print(json.load(open(f))['clusterName'])",
    "import json\nf = open('r.json')\nf = open('other.json')\nprint(json.load(f)['clusterName'])",
    "import json as csv, csv\nprint(csv.load(open('r.json'))['clusterName'])",
    "from json import load\nprint(load(open('r.json'))['clusterName'])",
    "import csv\nw = csv.writer(open('o.csv'))\nw.writerows(json.load(open('r.json')))",
  ])
  func knowsNothingElse(_ program: String) {
    var inputs = PythonInputs()
    inputs.arguments[1] = .text(.job)
    inputs.variables["J"] = .job
    inputs.files[[UInt8]("r.json".utf8)] = .job
    #expect(reads(program, inputs) == nil)
  }

  @Test func readsTextThatTheShellPutsIn() {
    var inputs = PythonInputs()
    let program = "import json; d = json.loads('''\0'''); print(d['clusterName'])"
    inputs.embedded[31] = .job
    #expect(reads(program, inputs) == 1)
    #expect(reads(program + "; print('\0')", inputs) == 1)
    inputs.embedded[72] = .job
    #expect(reads(program + "; print('''\0''')", inputs) == nil)
  }
}
