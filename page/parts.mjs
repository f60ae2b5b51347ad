// The parts of the page that its tests use too.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One script of several files, none of whose names anything outside can see.
 * @param {string[]} names */
export function script(names) {
  const files = names.map((name) =>
    readFileSync(new URL(`web/${name}.js`, import.meta.url), 'utf8'));
  const whole = `(() => {\n'use strict';\n${files.join('\n')}})();\n`;
  if (/<\/script|<!--/i.test(whole)) throw new Error('a script cannot contain the end of one');
  return whole;
}

/** What files of web/ name. @param {string[]} names @param {string[]} wanted @returns {any} */
export function named(names, wanted) {
  const files = names.map((name) =>
    readFileSync(new URL(`web/${name}.js`, import.meta.url), 'utf8'));
  return new Function(`${files.join('\n')}\nreturn { ${wanted.join(', ')} };`)();
}

/** The element of the page that holds the module. @param {Uint8Array} bytes
 * @param {string} effort of xz: -1 is quick, -9e small */
export function holder(bytes, effort) {
  const { moduleOf, sumOf } = named(['unpack'], ['moduleOf', 'sumOf']);
  const ran = spawnSync('xz', ['--format=lzma', effort, '--stdout'], { input: bytes, maxBuffer: 1 << 28 });
  if (ran.status !== 0) throw new Error(`xz packs the module, and could not: ${ran.error ?? ran.stderr}`);
  const packed = { letters: lettered(ran.stdout), bytes: ran.stdout.length, length: bytes.length, sum: sumOf(bytes) };
  if (Buffer.compare(moduleOf(packed), bytes) !== 0) throw new Error('the page would unpack another module');
  const data = `data-bytes="${packed.bytes}" data-length="${packed.length}" data-sum="${packed.sum}"`;
  return `<script type="text/plain" id="module" ${data}>${packed.letters}</script>`;
}

/** Bytes as letters that stand in a page as they are: thirteen bits a pair, a twelfth fewer than
 * base64 takes. @param {Uint8Array} bytes */
function lettered(bytes) {
  const { LETTERS } = named(['unpack'], ['LETTERS']);
  /** @type {string[]} */
  const out = [];
  let [bits, count] = [0, 0];
  const put = () => out.push(LETTERS[(bits & 8191) % 91], LETTERS[Math.floor((bits & 8191) / 91)]);
  for (const byte of bytes) {
    bits |= byte << count;
    count += 8;
    if (count < 13) continue;
    put();
    bits >>>= 13;
    count -= 13;
  }
  if (count > 0) put();
  return out.join('');
}

/** The names of all provinces, as the module knows them. @param {BufferSource} bytes */
export async function provinces(bytes) {
  const { surroundings } = named(['module'], ['surroundings']);
  const module = await WebAssembly.compile(bytes);
  const own = /** @type {any} */ (new WebAssembly.Instance(module, surroundings(module)).exports);
  own.provinces();
  const names = new Uint8Array(own.memory.buffer, own.answer() >>> 0, own.length() >>> 0);
  return new TextDecoder().decode(names).split('\n');
}
