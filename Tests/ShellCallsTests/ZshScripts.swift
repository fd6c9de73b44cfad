/// Scripts that zsh reads otherwise than bash.
enum ZshScripts {
  static let all = [
    #"o=(a 'b c'); curl $o"#,
    #"o=(a 'b c'); curl "$o" "${o[@]}" "x${o[*]}""#,
    #"o=(a b c); curl ${o[1]} ${o[-1]} ${#o}"#,
    #"o=(a b); o[2]=c; o+=(d); curl $o"#,
    #"x='a b'; e=; curl $x $e "$e" x$x"#,
    #"x='a b'; curl $(echo 'c d') ${x:-e f} ${y:-e f}"#,
    #"x='-s -S'; curl ${x:+-d $x}"#,
    #"f() { curl $1 $@ $#; }; f 'a b' c"#,
    #"for x in a 'b c'; do curl $x; done"#,
    #"o=(x 'y z'); for i in $o; do curl $i; done"#,
  ]
}
