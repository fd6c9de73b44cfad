/// Scripts that take their arguments one by one: `shift`, `getopts`, and what counts them.
enum ArgumentScripts {
  static let all = loops + options + counting

  static let loops = [
    #"f() { while [ $# -gt 0 ]; do curl "$1"; shift; done; }; f a 'b c' d"#,
    #"f() { while [[ $# -gt 0 ]]; do case $1 in -m) m=$2; shift 2;; --p=*) p=${1#*=}; shift;; *) r+=("$1"); shift;; esac; done; curl "$m" "$p" "${r[@]}"; }; f x -m 1 --p=2 y"#,
    #"f() { while (($#)); do [ "$1" = -- ] && { shift; break; }; shift; done; curl "$#" "$@"; }; f a b -- c d"#,
    #"f() { while (( $# > 1 )); do a+=("$1"); shift; done; curl "${a[@]}" "last $1"; }; f 1 2 3"#,
    #"f() { while [ -n "$1" ]; do curl "$1"; shift; done; curl "$#"; }; f a b"#,
    #"f() { while :; do case $1 in -a) a=1;; -b) b=$2; shift;; *) break;; esac; shift; done; curl "$a$b" "$@"; }; f -a -b 2 c d"#,
    #"f() { while true; do if [ "$1" = end ]; then break; fi; curl "$1"; shift; done; curl "$#"; }; f a b end c"#,
    #"f() { until [ $# -eq 0 ]; do curl "$1"; shift; done; }; f a b"#,
    #"f() { while [ $# -ge 2 ]; do curl "$1=$2"; shift 2; done; curl "$#"; }; f a 1 b 2 c"#,
    #"f() { while [ $# -gt 0 ]; do [ "$1" = skip ] && { shift; continue; }; curl "$1"; shift; done; }; f a skip b"#,
    #"f() { while [ $# -gt 0 ]; do g "$1"; shift; done; }; g() { curl "$1"; }; f a b"#,
    #"f() { shift 5; curl "$#" "$1"; }; f a b"#,
    #"f() { shift $(($# - 1)); curl "$@"; }; f a b c"#,
    #"f() { for x; do curl "$x"; done; }; f 'a b' c"#,
    #"f() { [ $# -gt 1 ] && shift; curl "$1"; }; f a b; f c"#,
  ]

  static let options = [
    #"f() { local OPTIND o; while getopts m:p:v o; do case $o in m) m=$OPTARG;; p) p=$OPTARG;; v) v=1;; esac; done; shift $((OPTIND - 1)); curl "$m" "$p" "$v" "$@"; }; f -m 1 -v -p2 x y; f -p 3 z"#,
    #"f() { OPTIND=1; while getopts :a:b o; do curl "$o" "$OPTARG"; done; shift "$((OPTIND-1))"; curl "$@"; }; f -a 'x y' -b -- -c d; f e"#,
    #"f() { while getopts a: o; do curl "$OPTARG"; done; }; f -a 1; f -a 2; curl end"#,
    #"f() { while getopts a: o "$2" "$3"; do curl "$o$OPTARG"; done; }; f z -a 1"#,
    #"f() { getopts x: o; curl "$o" "$OPTARG" "$OPTIND"; }; f -x y"#,
    #"f() { local OPTIND=1; while getopts ab o; do curl "$o"; done; shift $((OPTIND-1)); curl "$#" "$1"; }; f -a - -b"#,
  ]

  static let counting = [
    #"f() { curl $(($#)) $(( $# * (2 + 1) - 4 / 2 % 3 )) "$(($#+0))"; }; f a b"#,
    #"f() { if (( $# == 1 )); then curl one; else curl "$#"; fi; }; f a; f b c"#,
    #"f() { if (( !($# < 2) && $# <= 3 || $# != $# )); then curl few; else curl other; fi; }; f; f a b; f 1 2 3 4"#,
  ]
}
