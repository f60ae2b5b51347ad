// Takes out of a module what the page does not call: what wasm-bindgen puts in for a program of its
// own. What only that led to goes when wasm-opt runs.
//
//   node page/trim.mjs MODULE.wasm

import { readFileSync, writeFileSync } from 'node:fs';

const WANTED = ['memory', 'room', 'run', 'answer', 'length', 'provinces'];
const [CUSTOM, EXPORT] = [0, 7];

const [path = ''] = process.argv.slice(2);
const bytes = readFileSync(path);

/** A number as a module writes it, and where it ends. @param {number} at @returns {[number, number]} */
function number(at) {
  let [value, shift, byte] = [0, 0, 0x80];
  while (byte & 0x80) {
    byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    shift += 7;
  }
  return [value, at];
}

/** @param {number} value */
function written(value) {
  const out = [];
  do {
    out.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value = Math.floor(value / 128);
  } while (value > 0);
  return Buffer.from(out);
}

/** The exports that are wanted. @param {number} at */
function exports(at) {
  const kept = [];
  let count;
  [count, at] = number(at);
  for (; count > 0; count -= 1) {
    const begin = at;
    const [length, name] = number(at);
    [, at] = number(name + length + 1);
    if (WANTED.includes(bytes.toString('utf8', name, name + length))) {
      kept.push(bytes.subarray(begin, at));
    }
  }
  if (kept.length !== WANTED.length) throw new Error('an export is missing');
  return Buffer.concat([written(kept.length), ...kept]);
}

const out = [bytes.subarray(0, 8)];
for (let at = 8; at < bytes.length; ) {
  const begin = at;
  const kind = bytes[at];
  const [length, body] = number(at + 1);
  at = body + length;
  if (kind === EXPORT) {
    const kept = exports(body);
    out.push(Buffer.from([EXPORT]), written(kept.length), kept);
  } else if (kind !== CUSTOM) {
    out.push(bytes.subarray(begin, at));
  }
}
writeFileSync(path, Buffer.concat(out));
