"""What should arrive after a migration, derived from what arrived before it.

Requests and outputs are rendered as lines, so that a difference can be read side by side.
"""

import itertools
import json
import re

import operations as op

HEADER_LINE = re.compile(
    r"^(Content-Length|Content-Type|Deprecation|Sunset|Link): [^\r\n]*\r?\n", re.M | re.I)


class Red(Exception):
    """The bench says no; the text says why."""


def is_tenant(entry):
    """Whether a recorded request is one of the deprecated calls."""
    return entry["host"] in op.ATLAS_HOSTS and tenant_match(entry["target"]) is not None


def tenant_match(target):
    """The tenant path at the start of a request target, when its operation is known."""
    match = op.TENANT_PATH.match(target)
    return match if match and op.pair_of(match["tail"])[0] else None


def expected(entry):
    """The lines of the request that must follow from one recorded before."""
    if not is_tenant(entry):
        return literal(entry)
    match = tenant_match(entry["target"])
    pair, _ = op.pair_of(match["tail"])
    target = op.flex_path(match) + query_after(entry, match, pair)
    headers = [header for header in entry["headers"] if header[0].lower() != "accept"]
    headers = [moved(header) for header in headers] + [["accept", op.FLEX_MEDIA_TYPE]]
    return lines(entry, target, headers, reduced(entry["body"], pair.kept))


def query_after(entry, match, pair):
    """What follows the path: as before, but the Flex command of the Atlas CLI that reads one
    snapshot has no --pretty."""
    rest = entry["target"][match.end():]
    agents = [value for name, value in entry["headers"] if name.lower() == "user-agent"]
    if agents != ["atlascli"] or pair.name != "getSnapshot":
        return rest
    left = [part for part in rest.lstrip("?").split("&") if part and not part.startswith("pretty=")]
    return "?" + "&".join(left) if left else ""


def actual(entry, before):
    """The lines of a request that came after, in the form of its counterpart before."""
    if before is None or not is_tenant(before):
        return literal(entry)
    accepts = [["accept", value] for name, value in entry["headers"] if name.lower() == "accept"]
    headers = [header for header in entry["headers"] if header[0].lower() != "accept"]
    return lines(entry, entry["target"], headers + accepts, canonical(entry["body"]))


def moved(header):
    """A vendor Content-Type moves to the Flex version; every other header stays."""
    if header[0].lower() == "content-type" and op.VENDOR.search(header[1]):
        return [header[0], op.VENDOR.sub(op.FLEX_MEDIA_TYPE, header[1])]
    return header


def reduced(body, kept):
    """A tenant body without the fields that Flex does not take, in canonical form."""
    try:
        pairs = json.loads(body, object_pairs_hook=list)
    except ValueError:
        return body
    return json.dumps(dict(pair for pair in pairs if pair[0] in kept))


def canonical(body):
    """A JSON body without its spacing, fields in their order; other bodies as they are."""
    try:
        return json.dumps(json.loads(body))
    except ValueError:
        return body


def literal(entry):
    """A neighbour's request, byte for byte except for the digest's own material."""
    return lines(entry, entry["target"], entry["headers"], entry["body"], length=True)


def lines(entry, target, headers, body, length=False):
    """One request as text, a line for each part."""
    text = [f"{entry['method']} {entry['scheme']}://{entry['host']}{target}"]
    for name, value in headers:
        if name.lower() == "content-length" and not length:
            continue
        if name.lower() == "authorization":
            value = entry["auth"]
        text.append(f"{name}: {value}")
    return text + ["", *body.splitlines(), "", f"answered with {entry['status']}"]


def compare_requests(before, after, ordered=True, partial=False):
    """Red when a request after is not what follows from its counterpart before.

    With `partial` a tenant request may also be exactly what it was, but not all of them.
    """
    if partial and [literal(entry) for entry in after] == [literal(entry) for entry in before]:
        raise Red("no request was migrated")
    if not ordered:
        before = sorted(before, key=expected)
        after = sorted(after, key=flat)
    for number, (old, new) in enumerate(itertools.zip_longest(before, after), 1):
        wanted = expected(old) if old else ["(no request)"]
        got = actual(new, old) if new else ["(no request)"]
        unchanged = partial and old and new and literal(old) == literal(new)
        if wanted != got and not unchanged:
            raise Red(f"request {number} differs\n" + side_by_side(wanted, got)
                      + "\nall requests\n" + side_by_side(summary(before), summary(after)))


def flat(entry):
    """A sort key for requests whose order is not fixed."""
    if "/flexClusters/" in entry["target"]:
        return actual(entry, {**entry, "target": "/api/atlas/v2/groups/g/clusters/c/backup/"
                                                 "tenant/download"})
    return literal(entry)


def summary(entries):
    """One line a request."""
    return [f"{entry['method']} {entry['target']} {entry['status']}" for entry in entries]


def side_by_side(left, right, width=76):
    """Two columns, expected and actual, with a mark where they differ."""
    rows = [("expected", "actual"), ("-" * width, "-" * width)]
    for one, two in itertools.zip_longest(left, right, fillvalue=""):
        wrapped = itertools.zip_longest(wrap(one, width), wrap(two, width), fillvalue="")
        rows.extend(wrapped)
    return "\n".join(
        f"  {one:<{width}} {' ' if one == two or number < 2 else '|'} {two}"
        for number, (one, two) in enumerate(rows))


def wrap(text, width):
    """A line cut into pieces of the column's width."""
    return [text[at:at + width] for at in range(0, len(text), width)] or [""]


def normal(text, folder, answers=False, urls=False):
    """Output without what may differ between two runs: folder, sizes, media types.

    With `answers`, JSON in the output is compared by value and under the Flex field name;
    with `urls`, tenant paths in it are compared as their Flex form.
    """
    text = text.replace(str(folder), "@FOLDER@")
    text = HEADER_LINE.sub(plain_header, text)
    if urls:
        text = op.TENANT_PATH.sub(op.flex_path, text)
    return renamed(text) if answers else text


def plain_header(match):
    """An answer's header line; deprecation notes vanish, sizes and types are blanked."""
    name = match[1].lower()
    if name in ("deprecation", "sunset", "link"):
        return ""
    if name == "content-length":
        return "Content-Length: N\n"
    return "Content-Type: JSON\n"


def renamed(text):
    """Text whose JSON values are in one form, `clusterName` shown as `instanceName`."""
    decoder, parts, at = json.JSONDecoder(), [], 0
    for start in re.finditer(r"[{\[]", text):
        if start.start() < at:
            continue
        try:
            value, end = decoder.raw_decode(text, start.start())
        except ValueError:
            continue
        shown = json.dumps(value, sort_keys=True).replace('"clusterName"', '"instanceName"')
        value = json.dumps(json.loads(shown), sort_keys=True)
        parts += [text[at:start.start()], value]
        at = end
    return "".join(parts) + text[at:]


def compare_text(name, before, after):
    """Red when two outputs differ."""
    if before != after:
        raise Red(f"{name} differs\n"
                  + side_by_side(before.splitlines(), after.splitlines()))
