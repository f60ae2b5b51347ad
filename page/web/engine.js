// The module in its worker: one run after the other, none longer than the limit.

/** The longest run, in milliseconds. */
const LONGEST = 60_000;

/** @typedef {Answer | {fault: 'memory' | 'broken' | 'time' | 'ended', words: string}} Result */

const engine = (() => {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let module;
  /** @type {Worker | undefined} */
  let worker;
  /** @type {((result: Result) => void) | undefined} */
  let give;
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();

  /** @param {string} id */
  const block = (id) => document.getElementById(id)?.textContent?.trim() ?? '';

  /** The module, unpacked from the page itself. @returns {Promise<WebAssembly.Module>} */
  function compiled() {
    const holder = document.getElementById('module');
    const [bytes, length, sum] = ['bytes', 'length', 'sum'].map((key) => Number(holder?.dataset[key]));
    const mine = born();
    const made = new Promise((resolve, reject) => {
      mine.onmessage = ({ data }) => resolve(data);
      mine.onerror = ({ message }) => reject(new Error(message));
    });
    mine.postMessage({ packed: { letters: block('module'), bytes, length, sum } });
    return made.finally(() => mine.terminate());
  }

  function born() {
    const source = new Blob([block('worker')], { type: 'text/javascript' });
    const address = URL.createObjectURL(source);
    const made = new Worker(address);
    URL.revokeObjectURL(address);
    return made;
  }

  /** Ends what runs. @param {Result} result what is said of it */
  function end(result) {
    worker?.terminate();
    worker = undefined;
    give?.(result);
  }

  /** @param {Uint8Array<ArrayBuffer>} request @returns {Promise<Result>} */
  async function once(request) {
    module ??= compiled();
    const ready = await module;
    return new Promise((resolve) => {
      const mine = (worker ??= born());
      const clock = setTimeout(() => end({ fault: 'time', words: '' }), LONGEST);
      give = (result) => {
        clearTimeout(clock);
        give = undefined;
        resolve(result);
      };
      mine.onmessage = ({ data }) =>
        'answer' in data ? give?.(unpacked(data.answer)) : end(data);
      mine.onerror = (event) => end({ fault: 'broken', words: event.message });
      mine.postMessage({ module: ready, request }, [request.buffer]);
    });
  }

  return {
    /** Gets the module ready before it is needed. */
    prepare: () => (module ??= compiled()),
    /**
     * Runs a command line over files, after what was asked for before.
     * @param {string[]} words
     * @param {NamedBytes[]} files
     * @returns {Promise<Result>}
     */
    run(words, files) {
      const result = last.then(() => once(packed(words, today(), files)));
      last = result.catch(() => {});
      return result;
    },
    /** Ends the run that is under way. */
    stop: () => end({ fault: 'ended', words: '' }),
  };
})();

/** Today in Viet Nam, seven hours ahead of Greenwich all year. */
function today() {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}
