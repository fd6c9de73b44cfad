import Calls
import ShellCalls
import Testing

/// Scripts and the events of their `curl`, with run-time text as `${name}`.
struct EventTests {
  static let table: [(script: String, events: [String])] = [
    ("curl \"$A/b\" ${C}d", ["[curl][${A}/b][${C}d]"]),
    ("curl \"${A:-x}\" \"${B:?no}\"", ["[curl][x][${B}]"]),
    (
      "get() { curl \"$1\"; }\nbash -c \"$(declare -f get); get b\"", ["[curl][b]", "[curl][${1}]"]
    ),
    ("for ((i = 0; i < $(curl a); i++)); do curl b; done", ["[curl][a]", "[curl][b]"]),
    ("find . -exec sh -c 'curl a' \\;", ["[curl][a]"]),
    ("f() { :; }; g() { export -f f; echo a; }; curl \"$(g)\"", ["[curl][a]"]),
    ("x=$(date); curl \"a/$x\"", ["[curl][a/${date}]"]),
    ("curl \"$1\" \"$2\"", ["[curl][${1}][${2}]"]),
    ("x=$(curl a); curl \"b/$x\"", ["[curl][a]", "[curl][b/${answer}]"]),
    ("f() { curl \"$H/$1\"; }; f a; f b", ["[curl][${H}/a]", "[curl][${H}/b]"]),
    ("f() { curl \"$1\"; }", ["[curl][${1}]"]),
    (
      "f() { if [ \"$M\" = a ]; then curl a; else curl b; fi; }\nM=a; f; M=b; f",
      ["[curl][a]", "[curl][b]"]
    ),
    (
      "f() { if [ \"$M\" = a ]; then curl a; else curl b; fi; }\nM=a; f",
      ["[curl][a]", "[curl][b]"]
    ),
    (
      "f() { if [ -n \"$B\" ]; then curl b; else curl; fi; }\nB=; f; B=1; f",
      ["[curl]", "[curl][b]"]
    ),
    (
      "f() { if [ $N = 1 ]; then curl n; else curl; fi; }\nN=0; while getopts n o; do N=1; done; f",
      ["[curl][n]", "[curl]"]
    ),
    ("f() { if [ $N = 1 ]; then curl n; else curl; fi; }\nN=0 # N=1\nf", ["[curl][n]", "[curl]"]),
    ("if a; then x=1; else x=2; fi; curl $x", ["[curl][1] | [curl][2]"]),
    ("case $A in a) x=1;; b) x=2;; esac; curl \"$x\"", ["[curl][1] | [curl][2] | [curl][]"]),
    ("case $A in a) X=1;; b) X=2;; esac; curl \"$X\"", ["[curl][1] | [curl][2] | [curl][${X}]"]),
    ("case $x in a) x=1;; esac; curl \"$x\"", ["[curl][1] | [curl][${x}]"]),
    ("for x in a b; do curl $x; done", ["[curl][a]", "[curl][b]"]),
    ("curl -d @- u <<E\na $B\nE", ["[curl][-d][@-][u] < a ${B}\n"]),
    ("curl -d @- u <<'E'\na $B\nE", ["[curl][-d][@-][u] < a $B\n"]),
    ("echo '{}' | curl -d @- u", ["[curl][-d][@-][u] < {}\n"]),
    ("curl -d @- u <<< \"a$B\"", ["[curl][-d][@-][u] < a${B}\n"]),
    ("sudo -u me timeout 10 curl a", ["[curl][a]"]),
    ("eval \"curl $A b\"", ["[curl][${A}][b]"]),
    ("bash -c \"curl $A 'b c'\"", ["[curl][${A}][b c]"]),
    (". ./lib.sh; curl \"$BASE/x\"", ["[curl][http://h/x]"]),
    (". ./missing.sh; curl \"$BASE/x\"", ["[curl][${BASE}/x]"]),
    ("trap 'curl bye' EXIT", ["[curl][bye]"]),
    ("trap 'curl \"$x\"' EXIT; x=1; curl a; x=2", ["[curl][a]", "[curl][2]"]),
    ("trap 'curl \"$x\"' USR1; x=1; curl a", ["[curl][a]", "[curl][${x}] | [curl][1]"]),
    ("x=1; trap 'curl \"$x\"' 0; exit; x=2", ["[curl][1]"]),
    ("(trap 'curl in' EXIT; curl a); curl b", ["[curl][a]", "[curl][in]", "[curl][b]"]),
    ("for f in lib/*.sh; do . \"$f\"; done; curl \"$A\"", ["[curl][http://a]"]),
    ("f() { . \"lib/$1.sh\"; }; f a; curl \"$A\"", ["[curl][http://a]"]),
    ("c=$(command -v curl); \"$c\" x", ["[${folder}/curl][x]"]),
    ("curl() { :; }; type -P curl", []),
    ("k=(a b); curl \"${k[$X]}${k[$X]}\"", ["[curl][aa] | [curl][bb]"]),
    (
      "k=(a b); curl \"${k[i]}\"; i=1; curl \"${k[i]}\"",
      ["[curl][a] | [curl][b]", "[curl][a] | [curl][b]"]
    ),
    ("declare -A k=([x]=a [y]=b); curl \"${k[${1:-x}]}\"", ["[curl][a] | [curl][b]"]),
    ("declare -A k=([x]=a [y]=b); curl \"${k[y]}\"", ["[curl][b]"]),
    ("x=\"GET /g/$G/c\"; curl \"${x%% *}\" \"${x#* }\"", ["[curl][GET][/g/${G}/c]"]),
    ("x=\"a/$G/b\"; curl \"${x##*/}\" \"${x%/*}\"", ["[curl][b][a/${G}]"]),
    ("x=\"$G/a/b\"; curl \"${x%%/*}\"", ["[curl][${part of ${G}/a/b}]"]),
    ("x=$(echo \"a/NAME/b\" | sed \"s/NAME/$G/\"); curl \"$x\"", ["[curl][a/${G}/b]"]),
    ("x=$(echo \"$G-a\" | sed \"s/.a/b/\"); curl \"$x\"", ["[curl][${sed}]"]),
    ("x=$(echo \"${G}a\" | sed \"s/.a/b/\"); curl \"$x\"", ["[curl][${sed}]"]),
  ]

  @Test(arguments: table.indices) func passes(_ index: Int) {
    let (script, events) = Self.table[index]
    let files = ["lib.sh": "BASE=http://h\n", "lib/a.sh": "A=http://a\n"]
    let own = lines(trace(script, files: files), of: "curl")
    #expect(own == events, "\(script)")
  }

  /// Events are found by their numbers.
  @Test func whatALibraryRunsTakesNoNumbers() {
    let library = Library("[[ -n ${LOADED:-} ]] && return 0\nf() { curl \"$1\"; }\n")
    let functions = FollowedScript(library.main, with: library, onlyFunctions: true)
    let events = functions.finished(besides: []).events
    #expect(events.map(\.number) == Array(events.indices))
    #expect(events.filter { $0.name == "curl" }.map(\.line) == ["[curl][${1}]"])
  }

  @Test func outputGoesSomewhere() {
    let script = "curl a; x=$(curl b); curl c >/dev/null; curl d | jq .; curl e > f"
    let events = trace(script).events.filter { $0.name == "curl" }
    let wanted: [Destination] = [.terminal, .captured, .discarded, .captured, .captured]
    #expect(events.map(\.destination) == wanted)
  }

  /// A file that a substitution's `curl -o` writes is known to what reads it.
  @Test func aFileWrittenInASubstitutionIsAnAnswer() {
    let script = "s=$(curl -s -o f -w '%{http_code}' u)\njq .id f"
    let files = trace(script).events.last?.files ?? []
    #expect(files.map(\.path.description) == ["f"])
    #expect(files.first?.content.holes.map(\.kind) == [.response])
  }
}
