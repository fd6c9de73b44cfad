import Testing

@testable import Calls

/// What is known of short programs of Python that read an answer.
@Suite struct PythonQueryTests {
  private func readsByKey(_ program: String, isList: Bool = true) -> Bool {
    PythonQuery.readsByKey(
      [UInt8](program.utf8), input: isList ? .list : .job, renamed: [[UInt8]("clusterName".utf8)])
  }

  @Test(arguments: [
    "import sys,json; d=json.load(sys.stdin); print(d['results'][0]['clusterName'])",
    "import json, sys\nfor r in json.load(sys.stdin)['results']:\n    print(r['id'], r['clusterName'])\n",
    "import sys, json; print(json.loads(sys.stdin.read())['results'][-1].get('clusterName', 'none'))",
    "import sys,json; [print(r['clusterName']) for r in json.load(sys.stdin)['results'] if r['status'] == 'COMPLETED']",
    "import sys,json\nd = json.load(sys.stdin)\nprint('\\n'.join(r['clusterName'] for r in d.get('results', [])))",
    "import sys,json; d=json.load(sys.stdin); print(f\"{d['results'][0]['clusterName']:>20} {d['totalCount']}\")",
    "import sys,json; d=json.load(sys.stdin); print('%s %s' % (d['totalCount'], d['results'][0]['clusterName']))",
    "import sys,json; r=sorted(json.load(sys.stdin)['results'], key=lambda x: x['startTime'])[-1]; print(r['clusterName'])",
    "import sys,json; r=next((x for x in json.load(sys.stdin)['results'] if x['id'] == sys.argv[1]), None); print(r['clusterName'] if r['id'] else '-')",
    "import sys,json\nd=json.load(sys.stdin)\nif len(d['results']) == 0:\n  print('none')\nelse:\n  print(d['results'][0]['clusterName'].upper())",
    "import sys,json; print(' '.join(set(r['clusterName'] for r in json.load(sys.stdin)['results'])))",
    "import sys,json\ntry:\n  print(json.load(sys.stdin)['results'][0]['clusterName'])\nexcept KeyError:\n  print('-')",
  ])
  func takesValuesByKey(_ program: String) { #expect(readsByKey(program)) }

  @Test(arguments: [
    // The objects themselves are printed, gone through, counted or handed on.
    "import sys,json; print(json.load(sys.stdin)['results'][0], 'clusterName')",
    "import sys,json; print(json.load(sys.stdin))",
    "import sys,json; d=json.load(sys.stdin); print(json.dumps(d['results'][0]), d['results'][0]['clusterName'])",
    "import sys,json; d=json.load(sys.stdin)['results'][0]; print(list(d.values())[0], d['clusterName'])",
    "import sys,json; d=json.load(sys.stdin)['results'][0]; print(len(d), d['clusterName'])",
    "import sys,json; d=json.load(sys.stdin)['results'][0]; print([k for k in d], d['clusterName'])",
    "import sys,json; d=json.load(sys.stdin)['results'][0]; print('%(clusterName)s' % d, d['clusterName'])",
    "import sys,json; d=json.load(sys.stdin)['results'][0]; print('{clusterName}'.format(**d))",
    "import sys,json; d=json.load(sys.stdin)['results']; print(sorted(d)[0]['clusterName'] if f(d) else d)",
    // What is read is not the answer, or no object of it.
    "import sys,json; d=json.load(open('x')); print(d['clusterName'])",
    "import sys,json; d=json.load(sys.stdin); print(d['clusterName'])",
    "import sys,json; d=json.load(sys.stdin); d=d['results'][0]; print(d['clusterName'])",
    "import sys,json\ntry:\n  print(json.load(sys.stdin)['results'][0]['clusterName'])\nexcept KeyError as e:\n  print(e)",
    // The name stands elsewhere as well: in what is printed, or is compared with an argument.
    #"import sys,json; r=json.load(sys.stdin)['results'][0]; print('{"clusterName": "%s"}' % r['clusterName'])"#,
    #"import sys,json; r=json.load(sys.stdin)['results'][0]; print(f'"clusterName": {r["clusterName"]}')"#,
    "import sys,json; r=json.load(sys.stdin)['results'][0]; print(r['clusterName'] if sys.argv[1] == 'clusterName' else r['id'])",
    "import sys,json; print(json.load(sys.stdin)['results'][0]['clusterName']) # clusterName",
    // The language goes further than what is read of it.
    "import sys,json,os; d=json.load(sys.stdin); print(d['results'][0]['clusterName'])",
    "import sys,json; exec('x'); print(json.load(sys.stdin)['results'][0]['clusterName'])",
    "import sys,json; d=json.load(sys.stdin)['results'][0]; k='clusterName'; print(d[k])",
    "import sys,json; print = repr; print(json.load(sys.stdin)['results'][0]['clusterName'])",
    "import sys,json; print(json.load(sys.stdin)['results'][0]['clusterName']",
    "def f(d): return d['clusterName']",
  ])
  func isNotKnown(_ program: String) { #expect(!readsByKey(program)) }

  @Test func readsOneJob() {
    #expect(
      readsByKey("import sys,json; print(json.load(sys.stdin)['clusterName'])", isList: false))
    #expect(!readsByKey("import sys,json; print(json.load(sys.stdin))", isList: false))
  }

  @Test func deepProgramsEnd() {
    let deep = "import sys,json; print(" + String(repeating: "(", count: 100_000)
    #expect(!readsByKey(deep))
    #expect(!readsByKey(String(repeating: "not ", count: 100_000)))
    #expect(!readsByKey(String(repeating: "[", count: 100_000)))
  }
}
