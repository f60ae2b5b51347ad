// One run of the module: it is given nothing but the request.

/** Memory from here on is as much as the module may have: a failure is for want of more. */
const FULL = 0.9 * 1073741824;

/** @typedef {{answer: Uint8Array<ArrayBuffer>} | {fault: 'memory' | 'broken', words: string}} Outcome */

/**
 * What the module asks its surroundings for. It gets none of it: a clock always says nought (the
 * day stands in the request), and nothing else is ever called.
 * @param {WebAssembly.Module} module
 */
function surroundings(module) {
  /** @type {Record<string, Record<string, () => number>>} */
  const all = {};
  for (const wanted of WebAssembly.Module.imports(module)) {
    (all[wanted.module] ??= {})[wanted.name] = () => 0;
  }
  return all;
}

/**
 * The answer to a request, by a fresh instance of the module.
 * @param {WebAssembly.Module} module
 * @param {Uint8Array} request
 * @returns {Outcome}
 */
function answered(module, request) {
  const instance = new WebAssembly.Instance(module, surroundings(module));
  const own = /** @type {any} */ (instance.exports);
  try {
    const at = own.room(request.length) >>> 0;
    new Uint8Array(own.memory.buffer, at, request.length).set(request);
    own.run();
    const answer = new Uint8Array(own.memory.buffer, own.answer() >>> 0, own.length() >>> 0);
    return { answer: answer.slice() };
  } catch (error) {
    const fault = own.memory.buffer.byteLength > FULL ? 'memory' : 'broken';
    return { fault, words: String(error) };
  }
}
