// The plans that were handed in, and the command lines that judge, show and save them.

/**
 * @typedef {object} Plan
 * @property {string} name one among all
 * @property {Uint8Array} bytes
 * @property {'waiting' | 'reading' | 'done' | 'refused'} state
 * @property {string} report HTML
 * @property {Counts} counts
 * @property {string} complaint why it is refused, or what was remarked
 * @property {string[] | undefined} lines its text
 * @property {NamedBytes[]} annexes files that are read as one with it
 * @property {number} ticket how often it was to be judged: what comes of an earlier time counts no more
 */

/** @typedef {{error?: number, warning?: number, note?: number}} Counts */

/** @type {Plan[]} */
const plans = [];
/** @type {NamedBytes[]} */
const rules = [];

/** What a person says of the plans. */
const told = { province: '', level: '', day: '' };

/** Whether a file is a target set: it has no text of its own beside it. @param {string} name */
const isSet = (name) => /\.(json|jsonl|ndjson)$/i.test(name);

/** A name that no other file has, and that no command line takes for something else.
 * @param {string} wish */
function ownName(wish) {
  const plain = wish.replace(/[/\\\0]/g, '_').replace(/^-$/, '_') || '_';
  const taken = new Set([...plans, ...rules, ...plans.flatMap(({ annexes }) => annexes)].map(({ name }) => name));
  const [, stem = plain, ending = ''] = /^(.+?)(\.[^.]*)?$/.exec(plain) ?? [];
  let name = plain;
  for (let more = 2; taken.has(name); more += 1) name = `${stem} (${more})${ending}`;
  return name;
}

/** Takes in a file: a plan, or rules. @param {string} wish @param {Uint8Array} bytes */
function take(wish, bytes) {
  const name = ownName(wish);
  if (/\.rules$/i.test(name)) {
    rules.push({ name, bytes });
  } else {
    put({ name, bytes });
  }
}

/** Makes a file a plan of its own. @param {NamedBytes} file */
function put({ name, bytes }) {
  const fresh = { annexes: [], complaint: '', counts: {}, lines: undefined, report: '', ticket: 0 };
  plans.push({ name, bytes, state: 'waiting', ...fresh });
}

/** Makes a plan, with its annexes, the annex of another. @param {Plan} annex @param {Plan} plan */
function join(annex, plan) {
  plans.splice(plans.indexOf(annex), 1);
  plan.annexes.push({ name: annex.name, bytes: annex.bytes }, ...annex.annexes);
  forget(annex);
  forget(plan);
}

/** Makes an annex a plan of its own again. @param {Plan} plan @param {NamedBytes} annex */
function sever(plan, annex) {
  plan.annexes.splice(plan.annexes.indexOf(annex), 1);
  put(annex);
  forget(plan);
}

/** Joins the annexes that say themselves which of the plans is theirs. */
async function joinAll() {
  const drafts = plans.filter(({ name, state }) => !isSet(name) && state === 'waiting');
  if (drafts.length < 2) return;
  const result = await run('extract', ['--joins'], drafts);
  if ('fault' in result || result.status !== 0) return;
  /** @type {Record<string, string[]>} */
  const told = JSON.parse(new TextDecoder().decode(result.out));
  const named = (/** @type {string} */ name) => drafts.find((plan) => plan.name === name && plans.includes(plan));
  for (const [name, annexes] of Object.entries(told)) {
    for (const annex of annexes) {
      const [plan, file] = [named(name), named(annex)];
      if (plan && file) join(file, plan);
    }
  }
}

/** The options that every command has. */
function shared() {
  const words = ['--no-config', `--lang=${lang}`];
  for (const { name } of rules) words.push(`--rules=${name}`);
  return words;
}

/** What a person says, for the commands that judge. */
function saidOfPlans() {
  const words = [];
  if (told.province) words.push(`--province=${told.province}`);
  if (told.level) words.push(`--level=${told.level}`);
  if (told.day) words.push(`--as-of=${told.day}`);
  return words;
}

/** @param {string} command @param {string[]} options @param {Plan[]} of */
function run(command, options, of) {
  const annexes = of.flatMap((plan) =>
    plan.annexes.map(({ name }) => `--annex=${of.length > 1 ? `${plan.name}=` : ''}${name}`));
  const words = [command, ...shared(), ...options, ...annexes, '--', ...of.map(({ name }) => name)];
  return engine.run(words, [...of, ...of.flatMap((plan) => plan.annexes), ...rules]);
}

/** To be judged, whatever is known of it. @param {Plan} plan */
function forget(plan) {
  plan.state = 'waiting';
  plan.ticket += 1;
}

/** Judges a plan. @param {Plan} plan */
async function judge(plan) {
  const { ticket } = plan;
  plan.state = 'reading';
  const options = ['--format=html', '--output=json=report.json', ...saidOfPlans()];
  const result = await run('check', options, [plan]);
  if (plan.ticket !== ticket) return;
  plan.lines = undefined;
  if ('fault' in result) {
    plan.state = 'refused';
    plan.complaint = say(result.fault);
    return;
  }
  const file = result.files.find(({ name }) => name === 'report.json');
  const judged = file && JSON.parse(new TextDecoder().decode(file.bytes)).plans[0];
  plan.complaint = result.err.trim();
  plan.state = judged ? 'done' : 'refused';
  plan.report = judged ? new TextDecoder().decode(result.out) : '';
  plan.counts = judged?.summary ?? {};
}

/** The plan's own text, line by line, as the report counts them. @param {Plan} plan */
async function read(plan) {
  if (isSet(plan.name)) {
    plan.lines = new TextDecoder().decode(plan.bytes).split('\n');
    return;
  }
  const result = await run('extract', ['--text'], [plan]);
  if ('fault' in result) return;
  plan.lines = new TextDecoder().decode(result.out).replace(/\n$/, '').split('\n');
}

/** @typedef {'docx' | 'xlsx' | 'html' | 'review' | 'set'} Paper */

/** Makes a file to keep. @param {Paper} paper @param {Plan[]} of @returns {Promise<NamedBytes>} */
async function paperOf(paper, of) {
  const first = of[0]?.name ?? '';
  const stem = of.length === 1 ? first.replace(/\.[^.]*$/, '') : say('pasted');
  const fileName = of.length === 1 ? `${stem}.doi-chieu` : 'doi-chieu';
  if (paper === 'set') {
    const result = await run('extract', [], of);
    return { name: `${stem}.json`, bytes: bytesOf(result, (answer) => answer.out) };
  }
  const name = paper === 'review' ? `${stem}.chu-thich.docx` : `${fileName}.${paper}`;
  const made = (/** @type {Answer} */ answer) => answer.files[0]?.bytes;
  const result =
    paper === 'review'
      ? await run('review', [`--output=${name}`, ...saidOfPlans()], of)
      : await run('check', ['--quiet', `--output=${paper}=${name}`, ...saidOfPlans()], of);
  return { name, bytes: bytesOf(result, made) };
}

/** The bytes of an answer, or why there are none.
 * @param {Result} result @param {(answer: Answer) => Uint8Array | undefined} part */
function bytesOf(result, part) {
  if ('fault' in result) throw new Error(say(result.fault));
  const bytes = part(result);
  if (!bytes?.length) throw new Error(result.err.trim());
  return bytes;
}
