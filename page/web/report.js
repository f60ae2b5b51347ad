// The report in a frame of its own, just as the file would be: it may run nothing. What makes it
// lead to the plan's text is added from here.

/** What the buttons look like, and that they are not printed. */
const FRAME_STYLE = `.show-in-text{font:inherit;font-size:.88em;color:var(--link);background:none;
border:1px solid var(--rule);border-radius:1rem;padding:.1rem .7rem;margin-left:.4rem;cursor:pointer}
.show-in-text:hover{background:var(--faint)}.show-in-text:focus-visible{outline:3px solid var(--link)}
.is-shown{outline:2px solid var(--link);outline-offset:2px}
body{padding-top:.5rem}
@media screen and (min-width:46rem) and (max-width:68rem){html{font-size:14.5px}
.compliance td .no,.compliance td a{white-space:normal;overflow-wrap:anywhere}}
@media print{.show-in-text{display:none}.is-shown{outline:0}}`;

/**
 * Shows a report.
 * @param {HTMLIFrameElement} frame
 * @param {string} report
 * @param {(place: Stretch, button: HTMLElement) => void} show is called with what is asked for
 * @returns {Promise<Mark[]>} what the report says about lines
 */
function drawReport(frame, report, show) {
  return new Promise((resolve) => {
    frame.onload = () => {
      const inner = frame.contentDocument;
      if (!inner) return resolve([]);
      const style = inner.createElement('style');
      style.textContent = FRAME_STYLE;
      inner.head.append(style);
      const findings = [...inner.querySelectorAll('.where[data-at]')];
      const rows = [...inner.querySelectorAll('[data-lines]')];
      const marks = findings.map((finding) => leading(finding, 'data-at', show));
      for (const row of rows) leading(row, 'data-lines', show);
      resolve(marks.filter((mark) => mark !== undefined));
    };
    frame.srcdoc = report;
  });
}

/** Brings a part of the report into sight; the page itself scrolls only where the frame does not.
 * @param {Element} part */
function bring(part) {
  const inner = part.ownerDocument.defaultView;
  const root = part.ownerDocument.documentElement;
  if (inner && root.scrollHeight > inner.innerHeight + 1) {
    inner.scrollTo(0, inner.scrollY + part.getBoundingClientRect().top - inner.innerHeight / 3);
  } else {
    part.scrollIntoView({ block: 'center' });
  }
}

/** Gives a part of the report a button that leads to its words. @param {Element} part
 * @param {string} attribute @param {(place: Stretch, button: HTMLElement) => void} show
 * @returns {Mark | undefined} */
function leading(part, attribute, show) {
  const place = stretch(part.getAttribute(attribute) ?? '');
  if (!place) return undefined;
  const button = part.ownerDocument.createElement('button');
  button.type = 'button';
  button.className = 'show-in-text';
  const isFinding = attribute === 'data-at';
  const whole = part.closest('article.finding') ?? part;
  button.textContent = isFinding ? say('show') : '↦';
  if (!isFinding) {
    button.title = say('showLine');
    button.setAttribute('aria-label', `${say('showLine')} (${place.first})`);
  }
  const go = () => {
    for (const old of part.ownerDocument.querySelectorAll('.is-shown')) {
      old.classList.remove('is-shown');
    }
    whole.classList.add('is-shown');
    show(place, button);
  };
  button.addEventListener('click', go);
  part.append(' ', button);
  if (isFinding) whole.querySelector('blockquote')?.addEventListener('click', go);
  const severity = ['error', 'warning'].find((known) => whole.classList.contains(known)) ?? 'note';
  return {
    place,
    severity,
    go: () => {
      go();
      bring(part);
      button.focus({ preventScroll: true });
    },
  };
}
