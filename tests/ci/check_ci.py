"""Checks action.yml and the GitLab template, and takes their shell steps out.

usage: check_ci.py ACTION.yml GITLAB.yml FOLDER: writes FOLDER/step-N.sh and FOLDER/gitlab.sh
"""
import os
import re
import sys

import yaml

STEP_KEYS = {"name", "id", "if", "shell", "env", "run", "uses", "with", "working-directory", "continue-on-error"}
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
CONTEXT = re.compile(r"^(inputs\.[\w-]+|github\.action_path|always\(\) && inputs\.[\w-]+ == '[^']*')$")


def check(condition, message):
    if not condition:
        sys.exit("check_ci: " + message)


def check_expressions(value, inputs, where):
    for expression in EXPRESSION.findall(str(value)):
        check(CONTEXT.match(expression.strip()), "%s: unexpected expression %s" % (where, expression))
        for name in re.findall(r"inputs\.([\w-]+)", expression):
            check(name in inputs, "%s: no input '%s'" % (where, name))


def check_step(step, inputs, where):
    check(not set(step) - STEP_KEYS, "%s: unknown keys %s" % (where, set(step) - STEP_KEYS))
    check(("run" in step) != ("uses" in step), where + ": either run or uses")
    check("run" not in step or "shell" in step, where + ": a run step of a composite action needs a shell")
    check("${{" not in step.get("run", ""), where + ": an expression in a script is an injection; use env")
    check("uses" not in step or re.match(r"^[\w.-]+/[\w./-]+@[\w.-]+$", step["uses"]), where + ": uses without a version")
    for key, value in {**step.get("env", {}), **step.get("with", {}), "if": step.get("if", "")}.items():
        check_expressions(value, inputs, where + ", " + key)


def check_action(path, folder):
    with open(path, encoding="utf-8") as f:
        action = yaml.safe_load(f)
    check(not set(action) - {"name", "description", "author", "branding", "inputs", "outputs", "runs"}, "unknown keys")
    check(action["runs"]["using"] == "composite", "not a composite action")
    inputs = action["inputs"]
    used = set(re.findall(r"inputs\.([\w-]+)", str(action["runs"])))
    check(used == set(inputs), "inputs and their uses differ: %s" % (used ^ set(inputs)))
    for name, value in inputs.items():
        check(value.get("description") and isinstance(value.get("default"), str), name + ": description and text default")
    for i, step in enumerate(action["runs"]["steps"], 1):
        check_step(step, inputs, "step %d" % i)
        if "run" in step:
            with open(os.path.join(folder, "step-%d.sh" % i), "w", encoding="utf-8") as f:
                f.write("#!/bin/bash\n" + step["run"])


def check_gitlab(path, folder):
    with open(path, encoding="utf-8") as f:
        jobs = yaml.safe_load(f)
    check(list(jobs) == ["ftlint"], "one job named ftlint")
    job = jobs["ftlint"]
    check(not set(job) - {"stage", "image", "variables", "before_script", "script", "artifacts"}, "unknown keys")
    check(all(isinstance(v, str) for v in job["variables"].values()), "variables are text")
    check(all(isinstance(line, str) for line in job["before_script"] + job["script"]), "script lines are text")
    check(job["artifacts"]["reports"]["codequality"] == "gl-code-quality-report.json", "the report of --output auto")
    check(job["artifacts"]["when"] == "always", "the report must be kept when the job fails")
    with open(os.path.join(folder, "gitlab.sh"), "w", encoding="utf-8") as f:
        f.write("#!/bin/sh\n# shellcheck disable=SC2086\n" + "\n".join(job["before_script"] + job["script"]) + "\n")
    with open(os.path.join(folder, "gitlab-script.sh"), "w", encoding="utf-8") as f:
        f.write("#!/bin/sh\n# shellcheck disable=SC2086\nset -e\n" + "\n".join(job["script"]) + "\n")


if __name__ == "__main__":
    check_action(sys.argv[1], sys.argv[3])
    check_gitlab(sys.argv[2], sys.argv[3])
