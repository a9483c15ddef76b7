"""Reads the log of a step as GitHub's runner does, and says what is wrong with the commands in it.

usage: check_github.py LOG [FINDINGS.json]: with the findings, each annotation must be one of them.
"""
import json
import re
import sys

LEVELS = {"error": "error", "warning": "warning", "notice": "note"}
PROPERTIES = {"file", "line", "endLine", "col", "endColumn", "title"}


def unescape(text, is_property):
    pairs = [("%0D", "\r"), ("%0A", "\n")] + ([("%3A", ":"), ("%2C", ",")] if is_property else [])
    for escaped, plain in pairs + [("%25", "%")]:
        text = text.replace(escaped, plain)
    return text


def parse(line):
    """(command, properties, data) of a line, or None: ActionCommand.TryParseV2 of the runner."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    head, data = line[2:end], line[end + 2:]
    name, _, rest = head.partition(" ")
    properties = {}
    for item in filter(None, (part.strip() for part in rest.split(","))):
        key, equals, value = item.partition("=")
        if not equals:
            raise ValueError("a property without a value: " + line)
        properties[key] = unescape(value, True)
    return name, properties, unescape(data, False)


def read_log(lines):
    """The annotations; a word that stops commands must come back."""
    annotations, stopped, groups = [], None, 0
    for line in lines:
        command = parse(line)
        if stopped:
            if command and command[0] == stopped:
                stopped = None
            continue
        if command is None:
            if "##[" in line:
                raise ValueError("an old command outside the protected part: " + line)
            continue
        name, properties, data = command
        if name == "stop-commands":
            stopped = data
        elif name == "group":
            groups += 1
        elif name == "endgroup":
            groups -= 1
        elif name in LEVELS:
            annotations.append((name, properties, data))
        else:
            raise ValueError("unknown command: " + line)
    if stopped or groups:
        raise ValueError("a group or the protected part is left open")
    return annotations


def check(name, properties, data):
    if set(properties) - PROPERTIES:
        raise ValueError("unknown properties: %r" % properties)
    if not data or not properties.get("title"):
        raise ValueError("no message or no title: %r" % (properties,))
    if "col" in properties and properties["line"] != properties["endLine"]:
        raise ValueError("columns of a place on several lines: %r" % properties)
    if re.search("[\x00-\x08\x0b-\x1f\x7f]", data):
        raise ValueError("control characters in %r" % data)


def compare(annotations, findings):
    known = {(f["severity"], f["path"], str(f["line"]), f["rule"] + " " + f["name"]) for f in findings}
    for name, properties, _ in annotations:
        if properties["title"] == "ftlint":
            continue
        key = (LEVELS[name], properties["file"], properties["line"], properties["title"])
        if key not in known:
            raise ValueError("not a finding: %r" % (key,))


def main(argv):
    with open(argv[1], encoding="utf-8") as log:
        annotations = read_log(log.read().split("\n"))
    for annotation in annotations:
        check(*annotation)
    for level in LEVELS:
        if sum(name == level for name, _, _ in annotations) > 19:
            raise ValueError("more than GitHub shows: " + level)
    if len(argv) > 2:
        with open(argv[2], encoding="utf-8") as findings:
            compare(annotations, json.load(findings)["findings"])
    print(len(annotations), "annotations")


if __name__ == "__main__":
    main(sys.argv)
