/// Scripts with branches and loops. The trace does not decide them, so it may hold more possible.
enum BranchingScripts {
  struct Script: Sendable {
    let text: String
    /// Calls that the trace holds possible and bash does not make.
    var also: [String] = []
    init(_ text: String, also: [String] = []) {
      self.text = text
      self.also = also
    }
  }

  static let all: [Script] = [
    Script(#"for x in a 'b c' d; do curl "$x"; done"#),
    Script(#"l='a b'; for x in $l c; do curl "$x"; done"#),
    Script(#"for x in a b; do y=p/$x; curl "$y" "$x"; done"#),
    Script(#"f() { for x; do curl "$x"; done; }; f a 'b c'"#),
    Script(#"f() { for x in "$@"; do curl "$x" "$1"; done; }; f a b"#),
    Script(#"a=(x 'y z'); for i in "${a[@]}"; do curl "$i"; done"#),
    Script(#"for x in one; do curl $x; done"#),
    Script(#"for x in a b; do for y in 1 2; do curl $x$y; done; done"#),
    Script(
      #"for x in a b; do case $x in a) y=1;; *) y=2;; esac; curl "$x$y"; done"#),
    Script(#"x=a; if [ 1 = 1 ]; then x=b; fi; curl "$x""#, also: ["[a]"]),
    Script(#"if false; then x=a; else x=b; fi; curl "$x" "$x""#, also: ["[a][a]"]),
    Script(
      #"if [ 1 = 2 ]; then x=a; y=1; else x=b; y=2; fi; curl "$x$y""#, also: ["[a1]"]),
    Script(#"[ -n a ] && x=b || x=c; curl "$x""#, also: ["[c]"]),
    Script(#"i=0; while [ $i = 0 ]; do curl a; i=1; done"#),
    Script(#"for x in a b; do curl "$x"; break; done"#),
    Script(#"for x in a b; do [ "$x" = a ] && continue; curl "$x"; done"#, also: ["[a]"]),
    Script(#"p=; for x in a b; do p=$p$x; done; curl "end""#),
    Script(#"f() { if [ "$1" = a ]; then return; fi; curl "$1"; }; f a; f b"#),
    Script(
      #"f() { while [ $# -gt 0 ]; do case $1 in -x) x=$2; shift 2;; esac; done; curl "$x"; }; "#
        + #"x=0; f -x 1"#),
    Script(
      "while read -r x; do curl \"got\"; done <<'E'\na\nb\nE"),
    Script(
      "while read -r a; do [ \"$a\" = x ] && continue; curl \"$a\"; done <<'E'\nx\ny\nE",
      also: ["[x]"]),
    Script("read -r x < /dev/null || x=none; curl \"$x\"", also: ["[${x}]"]),
    Script(#"for i in 1 2 3; do curl "p$i" && break; done"#, also: ["[p2]", "[p3]"]),
    // What a function that failed has left behind is not seen after `&&` and under `set -e`.
    Script(#"f() { [ -e / ] || return 1; x=b; }; x=a; f && curl "$x""#),
    Script(#"f() { [ -e / ] || return 1; x=b; }; x=a; f; curl "$x""#, also: ["[a]"]),
    Script(#"f() { [ -e / ] || return 1; x=b; }; x=a; f || exit; curl "$x""#),
    Script(#"f() { [ -e / ] || return; x=b; }; x=a; if f; then curl "$x"; fi"#),
    Script(
      #"f() { [ -e / ] || { s=$?; return $s; }; x=b; }; x=a; if ! f; then exit; fi; curl "$x""#),
    Script(#"set -e; f() { [ -e / ] || return 1; x=b; }; x=a; f; curl "$x""#),
    Script(#"set -e; f() { [ -e / ] || return 1; x=b; }; x=a; f || :; curl "$x""#, also: ["[a]"]),
    Script(#"f() { [ -e / ] || return 1; x=b; }; x=a; until f; do :; done; curl "$x""#),
    Script(#"f() { [ -e / ] && { x=b; return 0; }; return 1; }; x=a; f && curl "$x""#),
    // Two choices by one value.
    Script(
      #"k=$(echo q); case $k in q) x=a;; *) x=b;; esac; case $k in q) curl "$x";; esac"#),
    Script(
      #"k=$(echo q); if [ "$k" = q ]; then x=a; else x=b; fi; if [ "$k" = q ]; then curl "$x"; fi"#),
    Script(
      #"k=$(echo q); if [ "$k" != r ]; then x=a; else x=b; fi; case $k in r) ;; *) curl "$x";; esac"#
    ),
    Script(
      #"for k in $(echo q r); do case $k in q) x=a;; *) ;; esac; case $k in r) curl "$x";; esac; done"#,
      also: ["[${x}]", "[]"]),
    // Loops that run at least once.
    Script(#"x=a; for i in 1 2 3 4 5 6 7 8 9; do x=b; done; curl "$x""#),
    Script(#"x=a; for i in {1..9}; do x=b; break; done; curl "$x""#),
    Script(#"x=a; for i in $(seq 1 3); do x=b; done; curl "$x""#),
    Script(#"x=a; for i in $(seq 0); do x=b; done; curl "$x""#, also: ["[b]"]),
    Script(#"x=a; for ((i = 0; i < 3; i++)); do x=b; done; curl "$x""#),
    Script(#"x=a; for ((i = 3; i <= 2; i++)); do x=b; done; curl "$x""#, also: ["[b]"]),
    Script(#"x=a; for i in $(cat /dev/null); do x=b; done; curl "$x""#, also: ["[b]"]),
    // Numbers that the script counts may be any.
    Script(#"a=(x y z); i=0; ((i++)); curl "${a[$i]}""#, also: ["[x]", "[z]"]),
    Script(#"a=(x y z); i=0; let i+=1; curl "${a[i]}""#, also: ["[x]", "[z]"]),
    Script(#"a=(x y); i=0; while [ $i -lt 2 ]; do curl "${a[$i]}"; ((i++)); done"#),
    Script(#"a=(x y); i=0; while [ $i -lt 2 ]; do curl "${a[$i]}"; i=$((i + 1)); done"#),
    Script(#"a=(x y); i=0; until [ $i = 2 ]; do curl "${a[$i]}"; : $((i += 1)); done"#),
    Script(#"a=(x y); i=5; for ((i = 0; i < 2; ++i)); do curl "${a[$i]}"; done"#),
    Script(#"a=(x y); declare -i i=0; i+=1; curl "${a[$i]}""#, also: ["[x]"]),
    Script(#"a=(x y); declare -i i; i=0; curl "${a[$i]}""#),
    Script(#"a=(x y); declare -i i=1-1; curl "${a[$i]}""#, also: ["[y]"]),
    // Arguments that one branch takes.
    Script(
      #"f() { if [ "$x" = 1 ]; then shift; fi; curl "$1" "$#"; }; x=1; f a b"#, also: ["[a][2]"]),
    Script(
      #"f() { while [ "$x" != 3 ]; do x=3; curl "$1"; shift; done; }; f a b"#,
      also: ["[${1}]"]),
  ]
}
