"""What is above a limit: text that a call shares with what is not followed stays as it is."""

from deep_shell import HOME, NEW, OLD, Shape, lines, nested

HEAD = "#!/usr/bin/env bash\nOP=backup/tenant/snapshots\n"
CALL = f'curl -s -H "Accept: application/{OLD}" "{HOME}$G/clusters/$C/$OP"\n'
FLEX = f'curl -s -H "Accept: application/{NEW}" "{HOME}$G/flexClusters/$C/backup/snapshots"\n'
OTHER = "https://other.example.com/x/"
SEND = f'curl -s "{OTHER}$V"\n'
MANY = 14


def items(line, last, count=MANY):
    """The items of a `case`, of which the last one takes the shared text."""
    return "case $1 in\n" + lines(count, lambda n: f"{n}) " + line % f"a{n}" + ";;") + f"*) {line % last};;\nesac\n"


# Parts of scripts that use the shared text where it is not followed any more.
VALUES = {
    "values": items("V=%s", "$OP") + SEND,
    "arrays": items("A=(%s)", "$OP") + f'curl -s "{OTHER}${{A[0]}}"\n',
    "printed": "f() {\n" + items("echo %s", "$OP") + "}\nV=$(f $1)\n" + SEND,
    "files": items("echo %s >v.txt", "$OP") + "V=$(cat v.txt)\n" + SEND,
    "exits": "f() {\n" + lines(20, lambda n: f'if [ "$1" = {n} ]; then V=a{n}; return; fi')
             + 'V=$OP\n}\nf "$1"\n' + SEND,
    "loop": "for a in " + " ".join(f"a{n}" for n in range(MANY)) + f' $OP; do curl -s "{OTHER}$a"; done\n',
    "arguments": f'f() {{ for a in "$@"; do curl -s "{OTHER}$a"; done; }}\nf '
                 + " ".join(f"a{n}" for n in range(40)) + " $OP\n",
    "lines": "while read -r a b; do V=$a; done <<EOF\n" + lines(20, lambda n: f"a{n} b") + "$OP b\nEOF\n" + SEND,
    "list": "A=(" + " ".join(f"a{n}" for n in range(1_100)) + f' $OP)\ncurl -s "{OTHER}${{A[@]}}"\n',
    "text": "V=${OP}" + "x" * (1 << 18) + "\n" + SEND,
    "pieces": "V=\n" + 'V="$V$X"\nX=$RANDOM\n' * 1_200 + 'V="$OP$V"\n' + SEND,
}
# The same, and the rest of the script is not looked at.
RESTS = {
    "steps": ":\n" * 20_010 + f'curl -s "{OTHER}$OP"\n',
    "rounds": "for i in 1 2 3 4; do\n" * 3 + ":\n" * 1_010 + "done\n" * 3 + f'curl -s "{OTHER}$OP"\n',
    "calls": lines(60, lambda n: f'f{n}() {{ f{n + 1} "$1"; }}') + f'f60() {{ curl -s "{OTHER}$1"; }}\nf0 "$OP"\n',
    "substitutions": "echo " + nested(60, "$(echo ", f'$(curl -s "{OTHER}$OP")', ")") + "\n",
    "evals": f"x='curl -s \"{OTHER}$OP\"'\n" + 'f() { eval "$x"; }\n' + 'eval ":"\n' * 1_200 + "f\n",
    "nested-evals": lines(60, lambda n: f"x{n}='eval \"$x{n + 1}\"'") + f"x60='curl -s \"{OTHER}$OP\"'\neval \"$x0\"\n",
}

GO = """package main

import "net/http"

const op = "backup/tenant/snapshots"

"""
GO_SEND = """
func send(group, cluster string) (*http.Response, error) {
	request, err := http.NewRequest("GET", "%s"+group+"/%s/"+cluster+"/"+%s, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "application/%s")
	return http.DefaultClient.Do(request)
}
"""
GO_CALL = GO_SEND % (HOME, "clusters", "op", OLD)
GO_FLEX = GO_SEND % (HOME, "flexClusters", '"backup/snapshots"', NEW)
GO_VALUES = {
    "values": 'func other(n int) {\n\tv := "x"\n\tswitch n {\n'
              + lines(MANY, lambda n: f'\tcase {n}:\n\t\tv = "a{n}"')
              + f'\tcase {MANY}:\n\t\tv = op\n\t}}\n\thttp.Get("{OTHER}" + v)\n}}\n',
    "loop": "func other() {\n\tfor _, v := range []string{"
            + ", ".join(f'"a{n}"' for n in range(40)) + f', op}} {{\n\t\thttp.Get("{OTHER}" + v)\n\t}}\n}}\n',
    "calls": 'func other() { f0(op) }\n' + lines(40, lambda n: f"func f{n}(v string) {{ f{n + 1}(v) }}")
             + f'func f40(v string) {{ http.Get("{OTHER}" + v) }}\n',
    "text": 'func other() {\n\tv := op + "' + "x" * (1 << 18) + f'"\n\thttp.Get("{OTHER}" + v)\n}}\n',
}

LIMITS = {f"limit-{name}": Shape("a.sh", HEAD + CALL + text, old=CALL, new=FLEX) for name, text in VALUES.items()}
LIMITS |= {f"limit-{name}": Shape("a.sh", HEAD + CALL + text, old=CALL, new=FLEX, says="following it ends at a.sh:")
           for name, text in RESTS.items()}
LIMITS["limit-sources"] = Shape(
    "a.sh", HEAD + CALL + ". ./s0.sh\n",
    lambda: {f"s{n}.sh": f". ./s{n + 1}.sh\n" for n in range(30)} | {"s30.sh": f'curl -s "{OTHER}$OP"\n'},
    old=CALL, new=FLEX, says="following it ends at s18.sh:1: ")
LIMITS |= {f"limit-go-{name}": Shape("main.go", GO + text + GO_CALL, old=GO_CALL, new=GO_FLEX)
           for name, text in GO_VALUES.items()}
