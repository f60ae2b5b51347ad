// The grammar on real rule files, by the two modules that Visual Studio Code itself colours with.
//
//   node test/colours.mjs
//
// First some lines, word by word; then every rule file that ships: no word of it is without a colour, what stands in
// quotation marks is a string, what stands behind a # is a comment, and nothing is coloured as what it is not.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const { loadWASM, OnigScanner, OnigString } = require("vscode-oniguruma");
const { Registry, INITIAL, parseRawGrammar } = require("vscode-textmate");

const here = fileURLToPath(new URL("..", import.meta.url));
const root = join(here, "../..");
const path = join(here, "syntaxes/doichieu-rules.tmLanguage.json");
const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
const registry = new Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new OnigScanner(patterns),
    createOnigString: (text) => new OnigString(text),
  }),
  loadGrammar: async () => parseRawGrammar(readFileSync(path, "utf8"), path),
});
const grammar = await registry.loadGrammar("source.doichieu-rules");

/** The words of a text with the innermost scope of each; blanks are left out. */
function coloured(text) {
  const found = [];
  let state = INITIAL;
  for (const [at, line] of text.split("\n").entries()) {
    const read = grammar.tokenizeLine(line, state);
    state = read.ruleStack;
    for (const token of read.tokens) {
      const words = line.slice(token.startIndex, token.endIndex);
      const scopes = token.scopes.slice(1);
      if (words.trim()) found.push({ line: at + 1, words: words.trim(), scope: scopes[0] ?? "", all: scopes });
    }
  }
  return found;
}

const SAMPLE = `# Một ghi chú "không phải chuỗi"
document nq-71-2025 { # sau
  issued   2025-04-01
  level    national
  title    "Nghị quyết # 71, nói \\"thật\\""
  verified cited-only
}
amend document kh-92-ninh-binh-2026 {
}
from nq-71-2025 for commune kind special-zone years 2026..2030 {
  evidence primary "x" checked 2026-11-22
  coverage-5g-population >= 99.5% by 2026 must
  satisfaction ≥ 90% by 2026 orientation
}
invariant a-b <= c because "x" because-en "y"`;

const WANTED = [
  ["# Một ghi chú \"không phải chuỗi\"", "comment.line.number-sign"],
  ["document", "keyword.control"], ["nq-71-2025", "entity.name.type"], ["{", ""], ["# sau", "comment.line.number-sign"],
  ["issued", "keyword.other"], ["2025-04-01", "constant.numeric"],
  ["level", "keyword.other"], ["national", "constant.language"],
  ["title", "keyword.other"],
  ["\"", "string.quoted.double"], ["Nghị quyết # 71, nói", "string.quoted.double"], ["\\\"", "string.quoted.double"],
  ["thật", "string.quoted.double"], ["\\\"", "string.quoted.double"], ["\"", "string.quoted.double"],
  ["verified", "keyword.other"], ["cited-only", "constant.language"],
  ["}", ""],
  ["amend document", "keyword.control"], ["kh-92-ninh-binh-2026", "entity.name.type"], ["{", ""], ["}", ""],
  ["from", "keyword.control"], ["nq-71-2025", "entity.name.type"], ["for", "keyword.other"], ["commune", "keyword.other"],
  ["kind", "keyword.other"], ["special-zone", "constant.language"], ["years", "keyword.other"], ["2026..2030", "constant.numeric"],
  ["{", ""],
  ["evidence", "keyword.other"], ["primary", "constant.language"],
  ["\"", "string.quoted.double"], ["x", "string.quoted.double"], ["\"", "string.quoted.double"],
  ["checked", "keyword.other"], ["2026-11-22", "constant.numeric"],
  ["coverage-5g-population", "variable.other"], [">=", "keyword.operator"], ["99.5%", "constant.numeric"],
  ["by", "keyword.other"], ["2026", "constant.numeric"], ["must", "constant.language"],
  ["satisfaction", "variable.other"], ["≥", "keyword.operator"], ["90%", "constant.numeric"],
  ["by", "keyword.other"], ["2026", "constant.numeric"], ["orientation", "constant.language"], ["}", ""],
  ["invariant", "keyword.other"], ["a-b", "variable.other"], ["<=", "keyword.operator"], ["c", "variable.other"],
  ["because", "keyword.other"], ["\"", "string.quoted.double"], ["x", "string.quoted.double"], ["\"", "string.quoted.double"],
  ["because-en", "keyword.other"], ["\"", "string.quoted.double"], ["y", "string.quoted.double"], ["\"", "string.quoted.double"],
];
assert.deepEqual(coloured(SAMPLE).map(({ words, scope }) => [words, scope]), WANTED);

/** The rule files of a folder and of those in it. */
function* files(folder) {
  for (const name of readdirSync(folder).sort()) {
    const file = join(folder, name);
    if (statSync(file).isDirectory()) yield* files(file);
    else if (name.endsWith(".rules")) yield file;
  }
}

/** The parts of a line: in quotation marks, behind a #, and the rest, told without the grammar. */
function parts(line) {
  const found = [];
  for (const [part] of line.matchAll(/"(?:\\.|[^"\\])*"|#.*|[^"#]+/g)) {
    const kind = part[0] === '"' ? "string" : part[0] === "#" ? "comment" : "plain";
    found.push([kind, part]);
  }
  return found;
}

let seen = 0;
for (const file of [...files(join(root, "rules")), ...files(join(root, "examples"))]) {
  const text = readFileSync(file, "utf8");
  const wrong = (token, why) => assert.fail(`${file}:${token.line}: ${why}: ${token.words} (${token.scope})`);
  const tokens = coloured(text);
  for (const token of tokens) {
    const plain = !token.scope && /[\p{L}\p{N}]/u.test(token.words);
    if (plain) wrong(token, "without a colour");
    if (token.scope.startsWith("constant.numeric") && !/^\d[\d.,-]*%?$/.test(token.words)) wrong(token, "no number");
  }
  for (const [at, line] of text.split("\n").entries()) {
    const own = tokens.filter((token) => token.line === at + 1);
    const joined = (begins) => own.filter((t) => t.scope.startsWith(begins)).map((t) => t.words).join("").replace(/\s/g, "");
    const told = (kind) => parts(line).filter(([is]) => is === kind).map(([, part]) => part).join("").replace(/\s/g, "");
    assert.equal(joined("string"), told("string"), `${file}:${at + 1}`);
    assert.equal(joined("comment"), told("comment"), `${file}:${at + 1}`);
  }
  seen += 1;
}
assert.ok(seen > 200, `${seen} rule files`);
console.log(`colours: ${WANTED.length} words, ${seen} rule files`);
