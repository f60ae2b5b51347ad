// What a person does on the page, and what it shows.

/** @template {HTMLElement} E @param {string} id @param {new () => E} kind @returns {E} */
function part(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`no ${id}`);
  return found;
}

const frame = part('report', HTMLIFrameElement);
const linesPane = part('lines', HTMLElement);
const status_ = part('progress-words', HTMLElement);
const bar = part('progress', HTMLProgressElement);
const stopButton = part('stop', HTMLButtonElement);
const backButton = part('back', HTMLButtonElement);

/** The plan that is shown. @type {Plan | undefined} */
let shown;
/** Each time the plans are judged anew what was begun before counts no more. */
let round = 0;
/** Each time another plan is shown the same. */
let showing = 0;

/** Puts the words of the language everywhere. */
function speak() {
  document.documentElement.lang = lang;
  document.title = say('title');
  const keyed = (/** @type {Element} */ of, /** @type {string} */ attribute) =>
    say(/** @type {keyof typeof WORDS} */ (of.getAttribute(attribute)));
  for (const of of document.querySelectorAll('[data-say]')) of.textContent = keyed(of, 'data-say');
  for (const of of document.querySelectorAll('[data-label]')) {
    of.setAttribute('aria-label', keyed(of, 'data-label'));
  }
  for (const of of document.querySelectorAll('[data-title]')) {
    of.setAttribute('title', keyed(of, 'data-title'));
  }
  part('other', HTMLButtonElement).lang = lang === 'vi' ? 'en' : 'vi';
}

/** @param {string} words */
function tell(words) {
  status_.textContent = words;
}

/** A button to be rid of a file. @param {string} name @param {() => void} go */
function remover(name, go) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'remove';
  button.textContent = '×';
  button.setAttribute('aria-label', `${say('remove')} ${name}`);
  button.title = say('remove');
  button.addEventListener('click', go);
  return button;
}

/** Draws the list of plans, and of rules. */
function drawLists() {
  part('rules', HTMLElement).hidden = rules.length === 0;
  part('rules-list', HTMLElement).replaceChildren(
    ...rules.map((file) => {
      const item = document.createElement('li');
      item.append(`${file.name} `, remover(file.name, () => leave(rules, file)));
      return item;
    }),
  );
  part('result', HTMLElement).hidden = plans.length === 0;
  document.body.classList.toggle('has-plans', plans.length > 0);
  part('plan-list', HTMLElement).replaceChildren(...plans.map(drawPlan));
  const done = plans.filter(({ state }) => state === 'done');
  part('scope-label', HTMLElement).hidden = done.length < 2;
  drawPapers();
  drawWhole();
}

/** @param {Plan} plan */
function drawPlan(plan) {
  const item = document.createElement('li');
  const choose = document.createElement('button');
  choose.type = 'button';
  choose.className = `plan ${plan.state}`;
  choose.setAttribute('aria-current', String(plan === shown));
  const name = document.createElement('span');
  name.className = 'name';
  name.textContent = plan.name;
  const state = document.createElement('span');
  state.className = 'state';
  state.textContent = plan.state === 'done' ? sayCounts(plan.counts) : say(plan.state);
  if (plan.counts.error) state.classList.add('bad');
  choose.append(name, ' ', state);
  choose.addEventListener('click', () => void show(plan));
  item.append(choose, remover(plan.name, () => leave(plans, plan)));
  for (const annex of plan.annexes) {
    const beside = document.createElement('span');
    beside.className = 'annex';
    const part = remover(annex.name, () => {
      sever(plan, annex);
      void judgeAll(false);
    });
    part.title = say('sever');
    part.setAttribute('aria-label', `${say('sever')} ${annex.name}`);
    beside.append(`+ ${annex.name} `, part);
    item.append(beside);
  }
  return item;
}

/** What the plan that is shown may be an annex of. */
function drawWhole() {
  const own = shown;
  const others = plans.filter((plan) => plan !== own && !isSet(plan.name));
  const may = own && !isSet(own.name) && own.annexes.length === 0 && own.state === 'done' && others.length > 0;
  part('whole-label', HTMLElement).hidden = !may;
  const options = others.map((plan) => {
    const option = document.createElement('option');
    option.value = option.textContent = plan.name;
    return option;
  });
  const whole = part('whole', HTMLSelectElement);
  whole.options.length = 1;
  whole.append(...options);
  whole.value = '';
}

/** The plan that is shown is the annex of another. */
function wholeChanged() {
  const plan = plans.find(({ name }) => name === part('whole', HTMLSelectElement).value);
  if (!plan || !shown || plan === shown) return;
  join(shown, plan);
  shown = plan;
  void judgeAll(false);
}

/** Which papers can be made of what is shown. */
function drawPapers() {
  const ready = shown?.state === 'done';
  part('papers', HTMLElement).hidden = !ready;
  part('panes', HTMLElement).hidden = !ready;
  part('sides', HTMLElement).hidden = !ready;
  for (const button of document.querySelectorAll('[data-paper]')) {
    if (!(button instanceof HTMLButtonElement) || !shown) continue;
    const paper = button.dataset.paper;
    const lacks = (paper === 'review' && !/\.doc[xm]$/i.test(shown.name) && 'reviewWhy')
      || (paper === 'set' && isSet(shown.name) && 'setWhy');
    button.disabled = Boolean(lacks);
    button.title = lacks ? say(lacks) : '';
  }
}

/** Takes a file away. @template T @param {T[]} from @param {T} file */
function leave(from, file) {
  from.splice(from.indexOf(file), 1);
  if (/** @type {unknown} */ (file) === shown) shown = undefined;
  if (/** @type {unknown} */ (from) === rules) {
    void judgeAll();
    return;
  }
  drawLists();
  if (!shown && plans[0]) void show(plans[0]);
  if (plans.length === 0) tell('');
}

/** Judges all plans that wait; all anew where what they are judged by has changed.
 * @param {boolean} anew */
async function judgeAll(anew = true) {
  const mine = (round += 1);
  if (anew) {
    for (const plan of plans) forget(plan);
    engine.stop();
  }
  drawLists();
  const begun = performance.now();
  bar.hidden = stopButton.hidden = plans.length === 0;
  let done = 0;
  for (;;) {
    const plan = plans.find(({ state }) => state === 'waiting');
    if (!plan) break;
    done = plans.filter(({ state }) => state === 'done' || state === 'refused').length;
    bar.max = plans.length;
    bar.value = done;
    tell(sayProgress(done, plans.length, plan.name));
    const judged = judge(plan);
    drawLists();
    await judged;
    // What was ended for the sake of a later round is that round's to judge.
    if (mine !== round) return;
    drawLists();
    if (!shown || shown === plan) await show(plan);
    if (mine !== round) return;
  }
  bar.hidden = stopButton.hidden = true;
  const judged = plans.filter(({ state }) => state === 'done').length;
  const refused = plans.filter(({ state }) => state === 'refused').length;
  tell(plans.length ? sayDone(judged, refused, performance.now() - begun) : '');
}

/** Shows a plan: its report, then its text. @param {Plan} plan */
async function show(plan) {
  const mine = (showing += 1);
  shown = plan;
  drawLists();
  const complaint = part('complaint', HTMLElement);
  complaint.textContent = plan.complaint;
  complaint.hidden = plan.complaint === '';
  complaint.classList.toggle('remark', plan.state === 'done');
  if (plan.state !== 'done') return;
  turn('report');
  backButton.hidden = true;
  linesPane.replaceChildren();
  const marks = await drawReport(frame, plan.report, point);
  fit();
  if (mine !== showing) return;
  if (!plan.lines) await read(plan);
  if (mine !== showing) return;
  drawText(linesPane, plan.lines ?? [], marks);
}

/** As high as its content where the page scrolls as a whole. */
function fit() {
  const inner = frame.contentDocument?.documentElement;
  const narrow = matchMedia('(max-width: 60rem)').matches;
  frame.style.height = narrow && inner ? `${inner.scrollHeight + 8}px` : '';
}

/** The button in the report that led to the text. @type {HTMLElement | undefined} */
let cameFrom;

/** Points at words of the plan. @param {Stretch} place @param {HTMLElement} button */
function point(place, button) {
  turn('text');
  cameFrom = button;
  backButton.hidden = false;
  pointAt(linesPane, place)?.focus({ preventScroll: true });
}

/** On a narrow page one of the two is in sight. @param {string} side */
function turn(side) {
  part('panes', HTMLElement).dataset.shown = side;
  for (const button of document.querySelectorAll('[data-side]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-side') === side));
  }
}

/** Takes in files, and judges. @param {Iterable<File>} files */
async function takeFiles(files) {
  if ([...files].length === 0) return;
  const before = rules.length;
  /** @type {string[]} */
  const unread = [];
  for (const file of files) {
    const bytes = await file.arrayBuffer().catch(() => unread.push(file.name));
    if (bytes instanceof ArrayBuffer) take(file.name, new Uint8Array(bytes));
  }
  if (plans.filter(({ state }) => state === 'waiting').length > 1) {
    drawLists();
    tell(say('joining'));
    await joinAll();
  }
  await judgeAll(rules.length > before);
  if (unread.length) tell(`${say('refused')}: ${unread.join(', ')}`);
}

/** The files of what was dropped: those of a folder too, as far as plans and rules may be in them.
 * @param {DataTransfer} dropped @returns {Promise<File[]>} */
async function filesOf(dropped) {
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry());
  if (!entries.some((entry) => entry?.isDirectory)) return [...dropped.files];
  const found = await Promise.all(entries.map((entry) => (entry ? below(entry, true) : [])));
  const files = found.flat();
  // So it is on a page opened from the disk, in browsers that give it the name of a folder alone.
  if (files.length === 0) tell(say('noFolder'));
  return files;
}

/** @param {FileSystemEntry} entry @param {boolean} given @returns {Promise<File[]>} */
async function below(entry, given) {
  if (entry.isFile) {
    if (!given && !KINDS.test(entry.name)) return [];
    const { file } = /** @type {FileSystemFileEntry} */ (entry);
    return new Promise((resolve) => file.call(entry, (one) => resolve([one]), () => resolve([])));
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  /** @type {FileSystemEntry[]} */
  const all = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) break;
    all.push(...some);
  }
  all.sort((a, b) => (a.name < b.name ? -1 : 1));
  return (await Promise.all(all.map((one) => below(one, false)))).flat();
}

/** How the names of plans and rules end; of a folder nothing else is taken. */
const KINDS = /^[^.~].*\.(docx|docm|doc|odt|rtf|pdf|xlsx|xlsm|xls|ods|txt|md|html|htm|json|jsonl|ndjson|rules)$/i;

/** Makes a paper and hands it to the person. @param {Paper} paper */
async function save(paper) {
  if (!shown) return;
  const all = part('scope', HTMLSelectElement).value === 'all';
  const isTable = paper === 'docx' || paper === 'xlsx' || paper === 'html';
  const done = plans.filter(({ state }) => state === 'done');
  try {
    const { name, bytes } = await paperOf(paper, isTable && all && done.length > 1 ? done : [shown]);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    tell(`${say('saved')} ${name}`);
  } catch (error) {
    tell(`${say('notSaved')} ${error instanceof Error ? error.message : error}`);
  }
}

/** What a person says of the plans has changed. */
function toldChanged() {
  told.province = part('province', HTMLSelectElement).value;
  told.level = part('level', HTMLSelectElement).value;
  told.day = part('day', HTMLInputElement).value;
  if (plans.length) void judgeAll();
}

/** Listens. */
function listen() {
  const files = part('files', HTMLInputElement);
  files.addEventListener('change', () => {
    void takeFiles([...(files.files ?? [])]);
    files.value = '';
  });
  const folder = part('folder', HTMLInputElement);
  part('folder-button', HTMLButtonElement).addEventListener('click', () => folder.click());
  folder.addEventListener('change', () => {
    const all = [...(folder.files ?? [])].filter(({ name }) => KINDS.test(name));
    all.sort((a, b) => (a.webkitRelativePath < b.webkitRelativePath ? -1 : 1));
    void takeFiles(all);
    folder.value = '';
  });
  addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('dragging');
  });
  addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) document.body.classList.remove('dragging');
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dragging');
    if (event.dataTransfer) void filesOf(event.dataTransfer).then(takeFiles);
  });
  part('paste-form', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    const text = part('paste', HTMLTextAreaElement);
    if (text.value.trim() === '') return;
    const name = /^\s*\{/.test(text.value) ? `${say('pasted')}.json` : `${say('pasted')}.txt`;
    take(name, new TextEncoder().encode(text.value));
    part('paste-box', HTMLDetailsElement).open = false;
    text.value = '';
    void judgeAll(false);
  });
  part('whole', HTMLSelectElement).addEventListener('change', wholeChanged);
  part('told', HTMLFormElement).addEventListener('change', toldChanged);
  part('told', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
  part('other', HTMLButtonElement).addEventListener('click', () => {
    lang = lang === 'vi' ? 'en' : 'vi';
    history.replaceState(null, '', lang === 'en' ? '#en' : '#');
    speak();
    void judgeAll();
  });
  stopButton.addEventListener('click', () => {
    for (const plan of plans.filter(({ state }) => state === 'waiting')) {
      plan.state = 'refused';
      plan.complaint = say('ended');
    }
    engine.stop();
  });
  backButton.addEventListener('click', () => {
    turn('report');
    if (cameFrom) bring(cameFrom);
    cameFrom?.focus({ preventScroll: true });
  });
  part('print', HTMLButtonElement).addEventListener('click', () => frame.contentWindow?.print());
  for (const button of document.querySelectorAll('[data-paper]')) {
    const paper = /** @type {Paper} */ (button.getAttribute('data-paper'));
    button.addEventListener('click', () => void save(paper));
  }
  for (const button of document.querySelectorAll('[data-side]')) {
    button.addEventListener('click', () => {
      turn(button.getAttribute('data-side') ?? 'report');
      fit();
    });
  }
  addEventListener('resize', fit);
}

speak();
listen();
tell(say('preparing'));
engine.prepare().then(
  () => tell(plans.length ? (status_.textContent ?? '') : ''),
  (error) => tell(say(/damaged/.test(String(error)) ? 'damaged' : 'old')),
);
