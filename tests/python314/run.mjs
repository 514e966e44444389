// Runs pytest on CPython 3.14, compiled to WebAssembly: node run.mjs PROJECT LIBRARIES [ARGUMENT]...
import { loadPyodide } from "pyodide";

const [project, libraries, ...words] = process.argv.slice(2);
const python = await loadPyodide();
for (const [folder, root] of [["/project", project], ["/libraries", libraries]]) {
  python.FS.mkdirTree(folder);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, folder);
}
python.globals.set("words", python.toPy(words));
process.exitCode = python.runPython(`
import os
import sys

sys.dont_write_bytecode = True
sys.path[:0] = ["/project", "/libraries"]
os.chdir("/project")

import tests.python314.natives as natives

natives.stand_in()

import pytest

int(pytest.main(["-p", "no:cacheprovider", "-p", "no:xdist", "-q", "-o", "addopts=--import-mode=importlib", *words]))
`);
