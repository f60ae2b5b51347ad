// The page judges as the command line does: for every file the same bytes out, the same complaints
// and the same exit status.
//
//   node page/test/same.mjs PROGRAM MODULE.wasm FILE-OR-FOLDER…

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { named } from '../parts.mjs';

const { packed, unpacked, answered, today } = named(
  ['message', 'module', 'engine'],
  ['packed', 'unpacked', 'answered', 'today'],
);

const [given, modulePath, ...places] = process.argv.slice(2);
if (!given || !modulePath || places.length === 0) {
  throw new Error('node page/test/same.mjs PROGRAM MODULE.wasm FILE-OR-FOLDER…');
}
const program = resolve(given);
const module = await WebAssembly.compile(readFileSync(modulePath));
const KINDS = /\.(docx|docm|doc|odt|rtf|pdf|xlsx|xlsm|xls|ods|txt|md|html|htm|json|jsonl|ndjson)$/i;
/** So many files of a folder are judged in one run. */
const TOGETHER = 12;
/** What is written beside JSON for files judged alone. */
const PAPERS = ['html', 'docx', 'xlsx', 'csv', 'sarif'];

/** @param {string} place @returns {string[]} */
function filesOf(place) {
  if (!statSync(place).isDirectory()) return [place];
  const names = readdirSync(place).filter((name) => !name.startsWith('.')).sort();
  return names.map((name) => join(place, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesOf(path) : KINDS.test(path) ? [path] : []));
}

/** @param {string} folder @param {string[]} words @param {string[]} names @param {string[]} papers */
function byProgram(folder, words, names, papers) {
  const out = mkdtempSync(join(tmpdir(), 'page-same-'));
  // In a folder of their own: a service is told the paths from the root of the repository, and the page knows of none.
  const own = mkdtempSync(join(tmpdir(), 'page-same-'));
  for (const name of names) copyFileSync(join(folder, name), join(own, name));
  const outputs = papers.map((paper) => `--output=${paper}=${join(out, paper)}`);
  const { stdout, stderr, status } = spawnSync(program, [...words, ...outputs, '--', ...names], {
    cwd: own,
    maxBuffer: 1 << 30,
    env: { PATH: process.env['PATH'] ?? '' },
  });
  const files = papers.map((paper) => ({ name: paper, bytes: read(join(out, paper)) }));
  for (const made of [out, own]) rmSync(made, { recursive: true });
  return { status, out: stdout, err: stderr.toString(), files };
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path);
  } catch {
    return new Uint8Array();
  }
}

/** @param {string} folder @param {string[]} words @param {string[]} names @param {string[]} papers */
function byModule(folder, words, names, papers) {
  const outputs = papers.map((paper) => `--output=${paper}=${paper}`);
  const files = names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
  const outcome = answered(module, packed([...words, ...outputs, '--', ...names], today(), files));
  if ('fault' in outcome) return { status: outcome.fault, out: '', err: outcome.words, files: [] };
  return unpacked(outcome.answer);
}

/** What differs between two answers. @param {any} a @param {any} b @param {string[]} papers */
function differences(a, b, papers) {
  const found = [];
  if (a.status !== b.status) found.push(`status ${a.status} ≠ ${b.status}`);
  if (Buffer.compare(Buffer.from(a.out), Buffer.from(b.out)) !== 0) found.push('output');
  if (a.err !== b.err) found.push(`complaints: ${a.err.slice(0, 300)} ≠ ${b.err.slice(0, 300)}`);
  for (const paper of papers) {
    const of = (/** @type {any} */ answer) =>
      Buffer.from(answer.files.find((/** @type {any} */ file) => file.name === paper)?.bytes ?? []);
    if (Buffer.compare(of(a), of(b)) !== 0) found.push(paper);
  }
  return found;
}

/** @param {string} folder @param {string[]} names @param {string[]} words @param {string[]} papers */
function compare(folder, names, words, papers) {
  const [a, b] = [byProgram, byModule].map((run) => run(folder, words, names, papers));
  return differences(a, b, papers);
}

/** @type {Map<string, string[]>} */
const folders = new Map();
for (const file of places.flatMap((place) => filesOf(resolve(place)))) {
  folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), basename(file)]);
}
let [passed, failed] = [0, 0];
const check = ['check', '--no-config', '--lang=vi', '--format=json'];
for (const [folder, names] of folders) {
  for (let at = 0; at < names.length; at += TOGETHER) {
    const some = names.slice(at, at + TOGETHER);
    const papers = at === 0 ? PAPERS : [];
    if (compare(folder, some, check, papers).length === 0) {
      passed += some.length;
      continue;
    }
    let alone = 0;
    for (const name of some) {
      const wrong = compare(folder, [name], check, PAPERS);
      if (wrong.length === 0) {
        passed += 1;
        continue;
      }
      alone += 1;
      console.log(`${join(folder, name)}: ${wrong.join('; ')}`);
    }
    if (alone === 0) console.log(`${folder}: ${some.join(' ')}: only together`);
    failed += Math.max(alone, 1);
  }
}
console.log(`page and command line: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
