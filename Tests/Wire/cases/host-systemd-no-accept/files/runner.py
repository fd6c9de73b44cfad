"""Runs the commands of a service as systemd does, with the cluster as its instance."""
import os
import re
import subprocess
import sys


def words(text, is_command, variables):
    """The words of a setting without quotes, escapes, specifiers and `${NAME}`."""
    found, word, quote, place = [], None, "", 0
    while place < len(text):
        letter, pair = text[place], text[place:place + 2]
        value = re.match(r"\$\{(\w+)\}", text[place:]) if is_command else None
        step = 1
        if letter == quote:
            quote = ""
        elif not quote and letter in "'\"":
            quote, word = letter, word or ""
        elif not quote and letter in " \t":
            found, word = found + ([word] if word is not None else []), None
        elif pair in ("%%", "$$"):
            word, step = (word or "") + letter, 2
        elif pair == "%i":
            word, step = (word or "") + os.environ["CLUSTER"], 2
        elif value:
            word, step = (word or "") + variables[value[1]], value.end()
        else:
            word = (word or "") + letter
        place += step
    return found + ([word] if word is not None else [])


with open(sys.argv[1]) as file:
    lines = [line for line in file.read().split("\n") if not re.match(r"[#;]", line)]
settings = re.sub(r"\\\n", " ", "\n".join(lines)).split("\n")
variables, commands = dict(os.environ), []
for setting in settings:
    key, _, value = setting.partition("=")
    if key == "Environment":
        variables.update(word.split("=", 1) for word in words(value, False, {}))
    if key.startswith("Exec"):
        commands.append(value)
for command in commands:
    subprocess.run(words(command.lstrip("-@"), True, variables), env=variables, check=True)
