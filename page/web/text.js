// The plan's own text beside the report, its lines numbered, the words of findings marked.

/**
 * Where words stand: lines from 1, columns in code points from 1; without columns whole lines.
 * @typedef {{first: number, last: number, from?: number, to?: number}} Stretch
 */

/** `172:5-172:38`, `172:5`, `172-174`, `172`. @param {string} words @returns {Stretch | undefined} */
function stretch(words) {
  const found = /^(\d+)(?::(\d+))?(?:-(\d+)(?::(\d+))?)?$/.exec(words);
  if (!found) return undefined;
  const [, first, from, last = first, to] = found;
  /** @type {Stretch} */
  const place = { first: Number(first), last: Number(last) };
  return from && to ? { ...place, from: Number(from), to: Number(to) } : place;
}

/** The part of a line that is inside a stretch, in code points from 0; all of it without columns.
 * @param {Stretch} place @param {number} line @param {number} length @returns {[number, number]} */
function inside(place, line, length) {
  const begin = place.from !== undefined && line === place.first ? place.from - 1 : 0;
  const end = place.to !== undefined && line === place.last ? place.to - 1 : length;
  return [Math.min(begin, length), Math.min(end, length)];
}

/** @typedef {{place: Stretch, severity: string, go: () => void}} Mark */

/** Shows the lines of a text. @param {HTMLElement} pane @param {string[]} lines @param {Mark[]} marks */
function drawText(pane, lines, marks) {
  /** @type {Map<number, Mark[]>} */
  const byLine = new Map();
  for (const mark of marks) {
    for (let line = mark.place.first; line <= Math.min(mark.place.last, lines.length); line += 1) {
      byLine.set(line, [...(byLine.get(line) ?? []), mark]);
    }
  }
  pane.replaceChildren(
    ...lines.map((text, at) => drawLine(text, at + 1, byLine.get(at + 1) ?? [])),
  );
}

/** @param {string} text @param {number} number @param {Mark[]} marks */
function drawLine(text, number, marks) {
  const row = document.createElement('div');
  row.className = 'line';
  row.id = `line-${number}`;
  row.tabIndex = -1;
  const count = document.createElement(marks.length ? 'button' : 'span');
  count.className = 'number';
  count.textContent = String(number);
  const worst = marks.find(({ severity }) => severity === 'error') ?? marks[0];
  if (worst && count instanceof HTMLButtonElement) {
    count.type = 'button';
    count.classList.add(worst.severity);
    count.setAttribute('aria-label', `${number}: ${say('toReport')}`);
    count.title = say('toReport');
    count.addEventListener('click', worst.go);
  }
  const words = document.createElement('span');
  words.className = 'words';
  words.lang = 'vi';
  words.append(...drawWords(text, number, marks.map(({ place }) => place), 'mark'));
  row.append(count, ' ', words);
  return row;
}

/** A line cut where marks begin and end. @param {string} text @param {number} number
 * @param {Stretch[]} places @param {string} kind */
function drawWords(text, number, places, kind) {
  const letters = Array.from(text);
  const parts = places.map((place) => inside(place, number, letters.length));
  const cuts = [...new Set([0, letters.length, ...parts.flat()])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, at) => {
    const begin = cuts[at] ?? 0;
    const piece = letters.slice(begin, end).join('');
    if (!parts.some(([from, to]) => from <= begin && end <= to)) return piece;
    const mark = document.createElement('mark');
    mark.className = kind;
    mark.textContent = piece;
    return mark;
  });
}

/** Points at a place: its lines come into sight, its words are set off. The first line, if there
 * is one. @param {HTMLElement} pane @param {Stretch} place */
function pointAt(pane, place) {
  for (const old of pane.querySelectorAll('.chosen')) old.classList.remove('chosen');
  for (const old of pane.querySelectorAll('mark.pointed')) old.replaceWith(...old.childNodes);
  /** @type {HTMLElement | undefined} */
  let top;
  for (let line = place.first; line <= place.last; line += 1) {
    const row = pane.querySelector(`#line-${line}`);
    const words = row?.querySelector('.words');
    if (!(row instanceof HTMLElement) || !words) continue;
    top ??= row;
    row.classList.add('chosen');
    setOff(words, inside(place, line, Array.from(words.textContent ?? '').length));
  }
  if (top && pane.scrollHeight > pane.clientHeight + 1) {
    const line = top;
    const bring = () => (pane.scrollTop = line.offsetTop - pane.clientHeight / 3);
    bring();
    // Lines that come into sight only now are higher than they were taken to be.
    requestAnimationFrame(() => requestAnimationFrame(bring));
  } else {
    top?.scrollIntoView({ block: 'center' });
  }
  return top;
}

/** Sets off letters of a line that is drawn already. @param {Element} words
 * @param {[number, number]} part */
function setOff(words, [from, to]) {
  let at = 0;
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  for (const node of nodes) {
    const letters = Array.from(node.data);
    const begin = Math.max(from - at, 0);
    const end = Math.min(to - at, letters.length);
    at += letters.length;
    if (begin >= end) continue;
    const mark = document.createElement('mark');
    mark.className = 'pointed';
    mark.textContent = letters.slice(begin, end).join('');
    node.replaceWith(letters.slice(0, begin).join(''), mark, letters.slice(end).join(''));
  }
}
