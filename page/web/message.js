// Requests to the module and its answers, as bytes. The other side is page/src/message.rs.

/** @typedef {{name: string, bytes: Uint8Array}} NamedBytes */
/** @typedef {{status: number, out: Uint8Array, err: string, files: NamedBytes[]}} Answer */

/**
 * A command line and its files as one piece of bytes.
 * @param {string[]} words the command line without the program's name
 * @param {string} today 2026-03-26
 * @param {NamedBytes[]} files
 * @returns {Uint8Array<ArrayBuffer>}
 */
function packed(words, today, files) {
  const named = files.map(({ name, bytes }) => ({ name, bytes: bytes.length }));
  const head = new TextEncoder().encode(JSON.stringify({ arguments: words, today, files: named }));
  const length = files.reduce((sum, { bytes }) => sum + bytes.length, 4 + head.length);
  const message = new Uint8Array(length);
  new DataView(message.buffer).setUint32(0, head.length, true);
  message.set(head, 4);
  let at = 4 + head.length;
  for (const { bytes } of files) {
    message.set(bytes, at);
    at += bytes.length;
  }
  return message;
}

/**
 * What the module answered.
 * @param {Uint8Array} message
 * @returns {Answer}
 */
function unpacked(message) {
  const length = new DataView(message.buffer, message.byteOffset).getUint32(0, true);
  let at = 4;
  const next = (/** @type {number} */ bytes) => message.slice(at, (at += bytes));
  const head = JSON.parse(new TextDecoder().decode(next(length)));
  const out = next(head.out);
  const err = new TextDecoder().decode(next(head.err));
  const files = head.files.map((/** @type {{name: string, bytes: number}} */ file) => ({
    name: file.name,
    bytes: next(file.bytes),
  }));
  return { status: head.status, out, err, files };
}
