"""Shell scripts, jq programs and bodies that are nested deeply, chained for long, or that grow."""

HOME = "https://cloud.mongodb.com/api/atlas/v2/groups/"
OLD, NEW = "vnd.atlas.2023-01-01+json", "vnd.atlas.2024-11-13+json"
CALL = (f'curl -s --digest -u "$K" -H "Accept: application/{OLD}" '
        f'"{HOME}$G/clusters/$C/backup/tenant/snapshots"')
FLEX = (f'curl -s --digest -u "$K" -H "Accept: application/{NEW}" '
        f'"{HOME}$G/flexClusters/$C/backup/snapshots"')


class Shape:
    """A tree: one file holds calls, and others may stand beside it."""

    def __init__(self, holder, text, beside=None, old=CALL, new=FLEX, free=(), says=""):
        """The text, and what stands beside it, may be functions that make them when they are
        wanted. Lines that hold one of `free` may change in other ways. The report holds `says`."""
        self.holder, self.text, self.beside = holder, text, beside
        self.old, self.new, self.free, self.says = old, new, free, says

    def files(self):
        beside = self.beside() if callable(self.beside) else self.beside or {}
        return beside | {self.holder: self.text() if callable(self.text) else self.text}

    def isAsBefore(self, text, data):
        """Whether a file is what it was, but for calls that were migrated."""
        if self.free:
            text, data = ("".join(line for line in value.splitlines(True)
                                  if not any(mark in line for mark in self.free))
                          for value in (text, data))
        return data.replace(self.new, self.old) == text


def lines(count, line):
    return "".join(line(number) + "\n" for number in range(count))


def nested(count, head, middle, tail):
    return head * count + middle + tail * count


def script(make):
    """A script that comes before a call, after it, and around it."""
    return Shape("a.sh", lambda: make(CALL) + "\n" + CALL + "\n")


def chain(count):
    """Scripts of which each sources the next."""
    return {f"s{n}.sh": f". ./s{n + 1}.sh\n" for n in range(count)} | {f"s{count}.sh": CALL + "\n"}


def towers(count, levels):
    """Functions of which each calls the next one from within nested commands."""
    return lines(count, lambda n: f"f{n}() {{ " + nested(levels, "if a; then ", f"f{n + 1}", "; fi") + "; }")


# The largest number of 64 bits, and a product that overflows to the smallest.
BIG = 9223372036854775807
SQUARE = "65536*65536*65536*32768"

COMMANDS = {
    "calls": lambda call: lines(1_000, lambda n: f"f{n}() {{ f{n + 1}; }}") + f"f1000() {{ {call}; }}\nf0",
    "calls-backward": lambda call: f"f0() {{ {call}; }}\n" + lines(1_000, lambda n: f"f{n + 1}() {{ f{n}; }}") + "f1000",
    "captured-calls": lambda call: lines(1_000, lambda n: f"f{n}() {{ x=$(f{n + 1}); }}") + f"f1000() {{ {call}; }}\nf0",
    "towers-of-calls": lambda call: towers(42, 40) + f"f42() {{ {call}; }}\nf0",
    "recursion": lambda call: f"f() {{ {call}; f; f | f; x=$(f); }}\nf",
    "mutual-recursion": lambda call: lines(40, lambda n: f"f{n}() {{ f{(n * 7 + 1) % 40}; f{(n * 3 + 2) % 40}; }}") + "f0",
    "nested-functions": lambda call: nested(5_000, "f() { ", call, "; }; f") ,
    "substitutions": lambda call: "x=" + nested(3_000, "$(echo ", f"$({call})", ")"),
    "quoted-substitutions": lambda call: "x=" + nested(3_000, '"$(echo ', f"$({call})", ')"'),
    "defaults": lambda call: "echo " + nested(1_000, "${a:-", f"$({call})", "}"),
    "replacements": lambda call: "echo " + nested(5_000, "${a/b/", f"$({call})", "}"),
    "ifs": lambda call: nested(2_000, "if a; then ", call, "; fi"),
    "ifs-within-limits": lambda call: nested(190, "if a; then ", call, "; fi"),
    "conditions": lambda call: nested(2_000, "if ", call, "; then a; fi"),
    "groups": lambda call: nested(10_000, "{ ", call, "; }"),
    "subshells": lambda call: nested(10_000, "( ", call, " )"),
    "loops": lambda call: nested(300, "for i in a b; do ", call, "; done"),
    "whiles": lambda call: nested(300, "while a; do ", call, "; done"),
    "cases": lambda call: nested(2_000, "case $1 in a) ", call, ";; esac"),
    "elifs": lambda call: "if a; then b\n" + lines(1_500, lambda n: f"elif c{n}; then d") + f"else {call}\nfi",
    "case-items": lambda call: "case $1 in\n" + lines(1_500, lambda n: f"a{n}) b ;;") + f"*) {call} ;;\nesac",
    "and-list": lambda call: "a && " * 3_000 + call,
    "or-list": lambda call: "a || " * 3_000 + call,
    "pipeline": lambda call: call + " | cat" * 3_000,
    "negations": lambda call: "! " * 20_000 + call,
    "arithmetic": lambda call: "x=$((" + nested(10_000, "(", "1", ")") + f"))\n{call}",
    "tests": lambda call: "[[ " + nested(10_000, "( ", "a", " )") + f" ]] && {call}",
    "test-words": lambda call: "f() { [ " + "! " * 20_000 + f"$1 ] && {call}; }}\nf a",
    "test-list": lambda call: "f() { [[ " + "a && " * 20_000 + f"$1 ]] && {call}; }}\nf a",
    "wrappers": lambda call: "sudo " * 3_000 + call,
    "mixed-wrappers": lambda call: "env A=b timeout 10 nice -n 3 command time xargs exec " * 500 + call,
    "containers": lambda call: "docker run --rm image " * 500 + call,
    "assignments": lambda call: "x0=a\n" + lines(2_000, lambda n: f"x{n + 1}=${{x{n}}}") + f"{call} $x2000",
    "growing-assignments": lambda call: "x0=a\n" + lines(1_000, lambda n: f'x{n + 1}="$x{n}$x{n}"') + f"{call} $x1000",
    "prefixed": lambda call: "A=b " * 3_000 + call,
    "arrays": lambda call: "a=(x)\n" + lines(200, lambda n: 'a=("${a[@]}" "${a[@]}")') + call,
    "evaluated": lambda call: "x='" + call.replace("'", "") + "'\n" + lines(500, lambda n: "x=\"eval \\\"$x\\\"\"") + "eval \"$x\"",
    "shells": lambda call: "sh -c " * 5_000 + "'a'\n" + call,
    "redirections": lambda call: call + " > a" * 3_000,
    "here-documents": lambda call: "x=" + lines(500, lambda n: f"$(cat <<E{n}") + call + "\n" + lines(500, lambda n: f"E{499 - n}\n)"),
    "process-substitutions": lambda call: "a " + nested(5_000, "<(b ", "c", ")") + f"\n{call}",
    "sinks": lambda call: "echo x | tee " + nested(5_000, ">(tee ", "c", ")") + f"\n{call}",
    "backquotes": lambda call: "x=`a " * 300 + "`" * 300 + f"\n{call}",
    "braces": lambda call: "echo " + nested(2_000, "{a,", "b", "}") + f"\n{call}",
    "brace-product": lambda call: f"{call} -H x" + "{a,b,c,d}" * 40,
    "globs": lambda call: "case $1 in " + "*(" * 5_000 + ")" * 5_000 + f") a;; esac\n{call}",
    "traps": lambda call: "trap " * 1_000 + f"a EXIT\n{call}",
    "coprocesses": lambda call: "coproc " * 1_000 + f"a\n{call}",
    "numbers": lambda call: lines(1, lambda n: f"""f() {{
  x=abcdef; a=(b c d); echo "${{x:1:{BIG}}}" "${{x:{BIG}:{BIG}}}" "${{x: -{BIG}:1}}" "${{x:1:-{BIG}}}"
  echo "${{a[{BIG}]}}" "${{a[-{BIG}]}}" "${{a[@]:1:{BIG}}}" "${{@:1:{BIG}}}" "${{{BIG}}}" $(({BIG} + {BIG}))
  a[{BIG}]=e; a[-{BIG}]=f; shift {BIG}; return_=$((({SQUARE}) / (0-1))); if (( ({SQUARE}) % (0-1) )); then b; fi
  if (( ({SQUARE}) / (0-1) )); then b; fi; OPTIND={BIG}; while getopts a: o; do b; done
  printf '%{BIG}s %.{BIG}s %0{BIG}d' a b 1; echo {{1..{BIG}}} {{-{BIG}..1..{BIG}}}; for i in $(seq 1 {BIG}); do b; done
  echo $x | cut -c{BIG}- | cut -d: -f-{BIG} | head -n {BIG} | tail -c +{BIG}; set -- a b; getopts ab o -a -b
  curl "http://h/[1-{BIG}]/[a-z:{BIG}]" --max-time {BIG}; read -n {BIG} y; for ((i = {BIG}; i < {BIG}; i++)); do b; done
  {call}
}}
f a b c"""),
    "numbers-of-zsh": lambda call: f"#!/bin/zsh\na[-9223372036854775808]=x; a[{BIG}]=y; echo $a[-{BIG}] ${{a[1,{BIG}]}}\n{call}",
    "unclosed": lambda call: f"{call}\n" + "if a; then $( \"${b:-`" * 1_000,
    "long-word": lambda call: f"{call} " + "a$b'c'\"d\"" * 2_000,
    "long-line": lambda call: f"{call}" + " \\\n  -s" * 3_000,
}

PROGRAMS = {
    "numbers": f".[{BIG}] | .[{BIG}:-{BIG}] | limit({BIG}; .) | first(range({BIG})) | . - {BIG} | . * 1e999 | .[1e99:] | {BIG}{BIG}",
    "pipes": "." + " | ." * 20_000,
    "commas": "." + ", ." * 20_000,
    "sums": "." + " + ." * 20_000,
    "alternatives": "." + " // ." * 20_000,
    "parentheses": nested(20_000, "(", ".", ")"),
    "parentheses-within-limits": nested(95, "(", ".", ")"),
    "arrays": nested(20_000, "[", ".", "]"),
    "objects": nested(20_000, "{a: ", ".", "}"),
    "paths": "." + ".a" * 20_000,
    "indexes": nested(5_000, ".[", ".a", "]"),
    "branches": "if . then . " + "elif . then . " * 20_000 + "else . end",
    "nested-branches": nested(5_000, "if . then ", ".", " else . end"),
    "bindings": ". as $x | " * 10_000 + ".",
    "definitions": "def f: " * 5_000 + "." + "; f" * 5_000,
    "list-of-definitions": "def f0: .; " + "".join(f"def f{n + 1}: f{n}; " for n in range(10_000)) + "f10000",
    "doubling-definitions": "def f0: .; " + "".join(f"def f{n + 1}: f{n} | f{n}; " for n in range(90)) + "f90",
    "recursion": "def f: .a | f; def g: g | f | g; g",
    "arguments": "def f(g): f(f(g) | g); f(.)",
    "interpolations": '"' + nested(5_000, '\\("', "a", '")') + '"',
    "reductions": nested(3_000, "reduce .[] as $x (", ".", "; .)"),
    "tries": "try " * 20_000 + ".",
    "negations": "-" * 20_000 + "1",
    "patterns": ". as " + nested(5_000, "[", "$x", "]") + " | $x",
    "object-patterns": ". as " + nested(5_000, "{a: ", "$x", "}") + " | $x",
    "growth": ". as $x | " + "[$x, $x] as $x | " * 90 + "$x",
    "labels": "label $x | " * 10_000 + ".",
    "optional": "." + "?" * 20_000,
}

BODIES = {
    "arrays": nested(20_000, "[", "1", "]"),
    "objects": nested(20_000, '{"a":', "1", "}"),
    "unclosed": "[" * 100_000,
    "members": "{" + ",".join(f'"a{n}":1' for n in range(20_000)) + "}",
    "within-limits": nested(500, '{"a":', "1", "}"),
}
POST = CALL.replace("curl ", "curl -X POST ").replace("snapshots", "download")


SHELL = {f"shell-{name}": script(make) for name, make in COMMANDS.items()}
SHELL |= {f"jq-{name}": Shape("a.sh", f"{CALL} | jq '{text}'\n{CALL}\n") for name, text in PROGRAMS.items()}
SHELL |= {f"jq-body-{name}": Shape("a.sh", f"{POST} -d \"$(jq -n '{text}')\"\n{CALL}\n", free=["POST"])
          for name, text in PROGRAMS.items() if "def" in name or "arr" in name or "obj" in name or "growth" in name}
SHELL |= {f"body-{name}": Shape("a.sh", f"{POST} -d '{text}'\n{CALL}\n", free=["POST"]) for name, text in BODIES.items()}
SHELL |= {f"body-file-{name}": Shape("a.sh", f"{POST} -d @body.json\n{CALL}\n", {"body.json": text}, free=["{", "POST"])
          for name, text in BODIES.items()}
SHELL["source-chain"] = Shape("s300.sh", CALL + "\n", lambda: chain(299))
SHELL["source-within-limits"] = Shape("s15.sh", lambda: CALL + "\n", lambda: chain(14) | {"s14.sh": ". ./s15.sh\n"})
SHELL["source-cycle"] = Shape("a.sh", f". ./b.sh\n{CALL}\n", {"b.sh": ". ./a.sh\n. ./b.sh\n"})
SHELL["source-doubling"] = Shape(
    "s30.sh", CALL + "\n", lambda: {f"s{n}.sh": f". ./s{n + 1}.sh\n. ./s{n + 1}.sh\n" for n in range(30)})
SHELL["curl-config-chain"] = Shape(
    "a.sh", f"{CALL} -K c0\n", lambda: {f"c{n}": f"config = c{n + 1}\n" for n in range(300)})
