import Foundation
import Testing

@testable import Calls

/// What is known of short programs of Python that read an answer.
@Suite struct PythonQueryTests {
  /// The program with the keys renamed that it reads; nil where it is not known.
  private func renamed(_ program: String, isList: Bool = true) -> String? {
    let (from, to) = ([UInt8]("clusterName".utf8), [UInt8]("instanceName".utf8))
    var bytes = [UInt8](program.utf8)
    var inputs = PythonInputs()
    inputs.standardInput = isList ? .list : .job
    let places = PythonQuery.keysRead(by: bytes, inputs: inputs, renamed: [from])
    guard let places else { return nil }
    for place in places.reversed() {
      #expect(bytes[place].elementsEqual(from))
      bytes.replaceSubrange(place.start..<place.end, with: to)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether it is known, and all it spells are keys of what it reads.
  private func readsByKey(_ program: String, isList: Bool = true) -> Bool {
    renamed(program, isList: isList)
      == program.replacingOccurrences(of: "clusterName", with: "instanceName")
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
    "import sys,json\nfor n, r in enumerate(json.load(sys.stdin)['results'], 1):\n  print(n, r['clusterName'])",
    "import sys,json,os; w=os.environ['W']; print([r['id'] for r in json.load(sys.stdin)['results'] if r['clusterName'] == w])",
    "import sys,json\nfor r in json.load(sys.stdin)['results']:\n  if 'id' in r and 'clusterName' in r: print(r['id'])",
    "import sys,json; r=json.load(sys.stdin)['results'][0]; print(' '.join(r[k] for k in ('id', 'clusterName')))",
    "import sys,json; r=json.load(sys.stdin)['results'][0]\nfor k in ['id', 'clusterName', 'status']:\n  print(r.get(k, '-'))",
    "import sys,json\nfields = ['id', 'clusterName']\nfor r in json.load(sys.stdin)['results']:\n  print(','.join(str(r.get(f)) for f in fields))",
    "import sys,json\ncounts={}\nfor r in json.load(sys.stdin)['results']:\n  counts[r['clusterName']] = counts.get(r['clusterName'], 0) + 1\nfor name, n in counts.items(): print(name, n)",
    "import sys,json; print(json.dumps({r['id']: r['clusterName'] for r in json.load(sys.stdin)['results']}))",
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
    // The language goes further than what is read of it.
    "import sys,json,subprocess; d=json.load(sys.stdin); print(d['results'][0]['clusterName'])",
    "import sys,json; exec('x'); print(json.load(sys.stdin)['results'][0]['clusterName'])",
    "import sys,json; d=json.load(sys.stdin)['results'][0]; k='clusterName'; print(d[k])",
    "import sys,json; print = repr; print(json.load(sys.stdin)['results'][0]['clusterName'])",
    "import sys,json; print(json.load(sys.stdin)['results'][0]['clusterName']",
    "def f(d): return d['clusterName']",
    // The keys are printed as well, or built again.
    "import sys,json; r=json.load(sys.stdin)['results'][0]\nfor k in ('id', 'clusterName'):\n  print(k, r[k])",
    "import sys,json; f=['id', 'clusterName']; print(','.join(f)); r=json.load(sys.stdin)['results'][0]; print([r[k] for k in f])",
    "import sys,json; f=['id', 'clusterName']; r=json.load(sys.stdin)['results'][0]; print([r[k] for k in f]); print([k for k in f])",
    "import sys,json; f=['id', 'clusterName']; r=json.load(sys.stdin)['results'][0]; print([r[k] for k in f], f[1])",
    "import sys,json; r=json.load(sys.stdin)['results'][0]; print({k: r[k] for k in ('id', 'clusterName')})",
    "import sys,json; r=json.load(sys.stdin)['results'][0]; print({'last': r}, r['clusterName'])",
    "import sys,json; r=json.load(sys.stdin)['results'][0]; o={}; o['x']=r; print(o, r['clusterName'])",
    "import sys,json; o=[]; o.append(json.load(sys.stdin)['results'][0]); print(o[0]['clusterName'])",
    "import sys,json; d=json.load(sys.stdin)['results']; o={'clusterName': 'x'}; r=d[0] if d else o; print(r['clusterName'])",
    "import sys,json; print('clusterName' in json.load(sys.stdin))",
    "import sys,json; r=json.load(sys.stdin)['results'][0]; r2=enumerate(r); print(r['clusterName'])",
  ])
  func isNotKnown(_ program: String) { #expect(!readsByKey(program)) }

  /// What is read is renamed, not what is printed, built or compared with an argument.
  @Test(arguments: [
    #"import sys,json; r=json.load(sys.stdin)['results'][0]; print('{"clusterName": "%s"}' % r['=='])"#,
    #"import sys,json; r=json.load(sys.stdin)['results'][0]; print(f'"clusterName": {r["=="]}')"#,
    "import sys,json; r=json.load(sys.stdin)['results'][0]; print(r['=='] if sys.argv[1] == 'clusterName' else r['id'])",
    "import sys,json; print(json.load(sys.stdin)['results'][0]['==']) # clusterName",
    "import sys,json; print(json.dumps([{'id': r['id'], 'clusterName': r['==']} for r in json.load(sys.stdin)['results']], indent=2))",
    "import sys,json; out=[]\nfor r in json.load(sys.stdin)['results']:\n  out.append({'clusterName': r['==']})\nprint(json.dumps(out))",
    "import sys,json; r=json.load(sys.stdin)['results'][0]; o={'clusterName': r['==']}; print(o['clusterName'])",
    "import sys,json; r=json.load(sys.stdin)['results'][0]; print('id', 'clusterName', sep=','); print(r['id'], r['=='], sep=',')",
  ])
  func renamesWhatIsRead(_ program: String) {
    let old = program.replacingOccurrences(of: "==']", with: "clusterName']")
      .replacingOccurrences(of: "==\"]", with: "clusterName\"]")
    let new = program.replacingOccurrences(of: "==']", with: "instanceName']")
      .replacingOccurrences(of: "==\"]", with: "instanceName\"]")
    #expect(renamed(old) == new)
  }

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
