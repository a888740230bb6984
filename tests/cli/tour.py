#!/usr/bin/env python3
"""tour: what README files show of the program, made anew.

    tour.py README RUN    prints README with everything that "RUN beian" says and shows in the section "Five minutes" as it is now

In that section, "    $ beian …" is a command; the lines below it are what it says, or, where they begin with a prompt, what it asks and
what is typed. A fenced block is the screen of 80×24 after the keys that the comment before it names, as tmux calls them; words in
quotes are typed. All of it happens in one home, in the order of the file. Digests differ from draft to draft: they stay as they are.
"""
import os
import pty
import re
import shlex
import subprocess
import sys
import tempfile
import time

PROMPT = re.compile(r"    \[\d+/\d+\] ")
DIGEST = re.compile(r"SHA-256 [0-9a-f]+")
WAIT_S = 10


def indented(text):
    return ["    " + line if line else "" for line in text.rstrip("\n").split("\n")] if text else []


class Tour:
    def __init__(self, starter, home):
        self.starter, self.home = starter, home
        self.socket = os.path.join(home, "tmux")

    def run(self, line, typed):
        """What a terminal shows of LINE."""
        script = "beian() { " + shlex.quote(self.starter) + ' beian "$@"; }; cd "$1"; ' + line
        master, slave = pty.openpty()
        child = subprocess.Popen(["sh", "-c", script, "sh", self.home], stdin=subprocess.PIPE, stdout=slave, stderr=slave)
        os.close(slave)
        child.stdin.write(typed.encode())
        child.stdin.close()
        said = b""
        try:
            while piece := os.read(master, 65536):
                said += piece
        except OSError:  # the other side was closed
            pass
        os.close(master)
        child.wait()
        return said.decode().replace("\r\n", "\n")

    def tmux(self, *words):
        return subprocess.run(["tmux", "-f", "/dev/null", "-S", self.socket, *words], stdout=subprocess.PIPE, text=True, check=True).stdout

    def screen(self):
        return [line.rstrip() for line in self.tmux("capture-pane", "-p").rstrip("\n").split("\n")]

    def settled(self, wanted):
        """The screen once it is WANTED; else what it is when it has long stopped changing."""
        until, last, since = time.monotonic() + WAIT_S, None, time.monotonic()
        while time.monotonic() < until:
            now = self.screen()
            if now == wanted:
                return now
            if now != last:
                last, since = now, time.monotonic()
            if time.monotonic() - since > WAIT_S / 3:
                break
            time.sleep(0.05)
        return last

    def started(self):
        until = time.monotonic() + WAIT_S
        while not any(line.startswith("F1 ") for line in self.screen()) and time.monotonic() < until:
            time.sleep(0.05)

    def press(self, keys):
        for key in shlex.split(keys, posix=False):
            if key.startswith('"'):
                self.tmux("send-keys", "-l", key.strip('"'))
            elif key == "beian":
                self.tmux("new-session", "-d", "-x", "80", "-y", "24", "-c", self.home, self.starter, "beian")
                self.started()
            else:
                self.tmux("send-keys", key)

    def end(self):
        subprocess.run(["tmux", "-f", "/dev/null", "-S", self.socket, "kill-server"], stderr=subprocess.DEVNULL, check=False)


def answered(said, typed):
    """SAID, with what was typed after each prompt: the line that the program ends there is the one that Enter ends for a person."""
    left = iter(typed)
    return re.sub(r"(\[\d+/\d+\] .*?: )\n", lambda prompt: prompt.group(1) + next(left, "") + "\n", said)


def section(lines):
    first = next(i for i, line in enumerate(lines) if line in ("## Five minutes", "## 五分钟"))
    return first, next(i for i in range(first + 1, len(lines)) if lines[i].startswith("## "))


def renew(lines, tour):
    made, at, keys = [], 0, None
    while at < len(lines):
        line = lines[at]
        at += 1
        made.append(line)
        if line.startswith("<!-- keys: "):
            keys = line[len("<!-- keys: "):-len(" -->")]
        elif line == "```" and keys is not None:
            end = lines.index("```", at)
            tour.press(keys)
            made += tour.settled(lines[at:end]) + ["```"]
            at, keys = end + 1, None
        elif line.startswith("    $ beian "):
            end = at
            while end < len(lines) and lines[end].startswith("    ") and not lines[end].startswith("    $ "):
                end += 1
            old = lines[at:end]
            typed = [each.rsplit(": ", 1)[1] for each in old if PROMPT.match(each)]
            said = answered(tour.run(line[len("    $ "):], "\n".join(typed)), typed)
            digest = DIGEST.search("\n".join(old))
            made += indented(DIGEST.sub(digest.group(0), said) if digest else said)
            at = end
    return made


def main():
    lines = open(sys.argv[1], encoding="utf-8").read().split("\n")
    first, last = section(lines)
    with tempfile.TemporaryDirectory() as home:
        os.environ["BEIAN_HOME"] = os.path.join(home, "drafts")
        os.symlink(os.path.abspath(os.path.join(os.path.dirname(sys.argv[1]) or ".", "tests")), os.path.join(home, "tests"))
        tour = Tour(sys.argv[2], home)
        try:
            print("\n".join(lines[:first] + renew(lines[first:last], tour) + lines[last:]), end="")
        finally:
            tour.end()


main()
