// Puts the page together: page/web and a module → one file.
//
//   node page/assemble.mjs MODULE.wasm OUTPUT.html [--small]
//
// The same input gives the same bytes; --small has zopfli pack the module, where there is one.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { lettered, provinces, script } from './parts.mjs';

const [modulePath, output, small] = process.argv.slice(2);
if (!modulePath || !output) throw new Error('node page/assemble.mjs MODULE.wasm OUTPUT.html');

const read = (/** @type {string} */ name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const version = /^version = "(.+)"$/m.exec(read('../Cargo.toml'))?.[1] ?? '';
const module = readFileSync(modulePath);
const zopfli = small ? spawnSync('zopfli', ['--i5', '-c', modulePath], { maxBuffer: 1 << 28 }) : undefined;
const packed = zopfli?.status === 0 ? zopfli.stdout : gzipSync(module, { level: 9 });

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
  worker: script(['module', 'worker']),
  bytes: String(packed.length),
  module: lettered(packed),
  script: main,
};
const page = read('web/index.html').replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);
writeFileSync(output, page);
console.error(`${output}: ${(page.length / 1e6).toFixed(2)} MB`);
