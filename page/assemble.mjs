// Puts the page together: page/web and a module → one file.
//
//   node page/assemble.mjs MODULE.wasm OUTPUT.html [--small]
//
// The same input gives the same bytes; --small has xz take its time over the module.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { holder, provinces, script } from './parts.mjs';

const [modulePath, output, small] = process.argv.slice(2);
if (!modulePath || !output) throw new Error('node page/assemble.mjs MODULE.wasm OUTPUT.html');

const read = (/** @type {string} */ name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const version = /^version = "(.+)"$/m.exec(read('../Cargo.toml'))?.[1] ?? '';
const module = readFileSync(modulePath);
const main = script(['words', 'message', 'engine', 'plans', 'text', 'report', 'main']);
const hash = createHash('sha256').update(main).digest('base64');
const policy = [
  "default-src 'none'",
  // This script and no other; a module may be compiled, nothing else made from text.
  `script-src 'sha256-${hash}' 'wasm-unsafe-eval'`,
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

const escaped = (/** @type {string} */ text) =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** @type {Record<string, string>} */
const parts = {
  policy,
  version,
  style: read('web/style.css'),
  provinces: (await provinces(module))
    .map((name) => `<option>${escaped(name)}</option>`)
    .join(''),
  worker: script(['module', 'unpack', 'worker']),
  module: holder(module, small ? '-9e' : '-1'),
  script: main,
};
const page = read('web/index.html').replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);
writeFileSync(output, page);
console.error(`${output}: ${(Buffer.byteLength(page) / 1e6).toFixed(2)} MB`);
