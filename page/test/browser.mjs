// The page in a browser, as a person uses it: drop, look, save, print. No request leaves it.
//
//   node page/test/browser.mjs DOICHIEU.html PROGRAM SHOTS-FOLDER
//
// CHROMIUM names the browser; else /usr/bin/chromium.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { holder } from '../parts.mjs';

const [pagePath = '', program = '', shots = ''] = process.argv.slice(2).map((path) => resolve(path));
const root = resolve(new URL('../..', import.meta.url).pathname);
const scratch = mkdtempSync(join(tmpdir(), 'page-browser-'));
mkdirSync(shots, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

/** @typedef {import('playwright-core').Page} Page */

/** Everything that any page or worker asked for. @type {string[]} */
const asked = [];
/** What the pages complained of. @type {string[]} */
const complaints = [];

/** Opens a page from the disk. @param {string} path @param {object} options */
async function open(path, options = {}) {
  const context = await browser.newContext({
    acceptDownloads: true,
    locale: 'vi-VN',
    viewport: { width: 1366, height: 900 },
    ...options,
  });
  context.on('request', (request) => asked.push(request.url()));
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  await page.goto(pathToFileURL(path).href);
  return page;
}

/** Drops files on the page, as a hand does. @param {Page} page @param {string[]} paths */
async function drop(page, paths) {
  const hand = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) {
    await hand.send('Input.dispatchDragEvent', { type, x: 300, y: 200, data });
  }
  await hand.detach();
}

/** Until nothing is at work. @param {Page} page @param {number} plans */
async function judged(page, plans) {
  await page.waitForFunction((wanted) => {
    const states = [...document.querySelectorAll('.plan')];
    const done = states.filter((plan) => plan.matches('.done, .refused'));
    return states.length === wanted && done.length === wanted && document.querySelector('#stop')?.hasAttribute('hidden');
  }, plans, { timeout: 120_000 });
}

/** What is saved by a button, as a file. @param {Page} page @param {string} button */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
  const path = join(scratch, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** Breaches of accessibility. @param {Page} page */
async function breaches(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    /** @type {any} */ (globalThis).axe.run(document, { resultTypes: ['violations'], iframes: false }));
  return found.violations.map((/** @type {any} */ one) =>
    `${one.id}: ${one.nodes.map((/** @type {any} */ node) => node.target).join(' ')}`);
}

/** @param {string} name @param {() => Promise<void>} body */
async function test(name, body) {
  try {
    await body();
    results.passed += 1;
    console.log(`ok ${name}`);
  } catch (error) {
    results.failed += 1;
    console.log(`FAILED ${name}: ${error instanceof Error ? error.stack : error}`);
  }
}
const results = { passed: 0, failed: 0 };

const draft = join(root, 'tests/cases/office/rich/plan.docx');
const text = join(scratch, 'ke-hoach.txt');
copyFileSync(join(root, 'tests/corpus/plans/commune-bullets-misprints.txt'), text);
/** What the program says of a file. @param {string[]} words */
function byProgram(words) {
  const env = { PATH: process.env['PATH'] ?? '' };
  return spawnSync(program, words, { cwd: scratch, env, maxBuffer: 1 << 28 });
}

await test('a Word draft is judged, its findings lead to its words', async () => {
  const page = await open(pagePath);
  const name = basename(draft);
  copyFileSync(draft, join(scratch, name));
  await page.waitForFunction(() => document.querySelector('#progress-words')?.textContent === '');
  const begun = Date.now();
  await drop(page, [join(scratch, name)]);
  await page.frameLocator('#report').locator('table.compliance').first().waitFor();
  console.log(`  report after ${Date.now() - begun} ms`);
  await judged(page, 1);
  const report = page.frameLocator('#report');
  const where = report.locator('.where[data-at]:has(.show-in-text)').first();
  await where.waitFor();
  const line = /^\d+/.exec((await where.getAttribute('data-at')) ?? '')?.[0];
  await where.locator('.show-in-text').click();
  assert.ok(await page.locator(`#line-${line}.chosen`).isVisible());
  assert.notEqual((await page.locator('#lines mark.pointed').allInnerTexts()).join('').trim(), '');
  await page.screenshot({ path: join(shots, 'desktop.png') });
  await page.click('#back');
  assert.equal(await report.locator('.show-in-text:focus').count(), 1);
  await page.locator('button.number').first().click();
  assert.equal(await report.locator('.is-shown').count(), 1);
  assert.deepEqual(await breaches(page), []);
  await page.context().close();
});

await test('from the file to the Word table: opened, dropped, judged, saved', async () => {
  const begun = Date.now();
  const page = await open(pagePath);
  await drop(page, [join(scratch, basename(draft))]);
  const table = await saved(page, '[data-paper=docx]');
  console.log(`  Word table ${Date.now() - begun} ms after the page was opened`);
  assert.equal(readFileSync(table).subarray(0, 2).toString(), 'PK');
  await page.context().close();
});

await test('a plan and its annex in two files are one plan', async () => {
  const page = await open(pagePath);
  const [plan, annex] = ['ke-hoach-45.txt', 'phu-luc.txt'].map((name) => join(scratch, name));
  writeFileSync(plan ?? '', [
    'ỦY BAN NHÂN DÂN', 'XÃ BÌNH AN', 'Số: 45/KH-UBND', 'Bình An, ngày 05 tháng 3 năm 2026', '', 'KẾ HOẠCH',
    'Chuyển đổi số xã Bình An năm 2026', '', 'I. MỤC TIÊU',
    '- Tỷ lệ hồ sơ thủ tục hành chính xử lý trực tuyến đạt 80%', '',
  ].join('\n'));
  writeFileSync(annex ?? '', [
    'PHỤ LỤC', 'CÁC CHỈ TIÊU CHUYỂN ĐỔI SỐ NĂM 2026',
    '(Kèm theo Kế hoạch số 45/KH-UBND ngày 05/3/2026 của UBND xã Bình An)', '',
    '- Tỷ lệ thanh toán trực tuyến đạt 90%', '',
  ].join('\n'));
  const together = ['--no-config', '--lang=vi', '--annex=phu-luc.txt', '--', 'ke-hoach-45.txt'];
  // The annex says whose it is.
  await drop(page, [annex ?? '', plan ?? '']);
  await judged(page, 1);
  assert.match(await page.locator('.annex').innerText(), /phu-luc\.txt/);
  const set = await saved(page, '[data-paper=set]');
  assert.equal(readFileSync(set, 'utf8'), byProgram(['extract', ...together]).stdout.toString());
  assert.match(await page.locator('#lines').innerText(), /hồ sơ[^]*thanh toán/);
  await page.screenshot({ path: join(shots, 'annex.png') });
  // Parted, and joined again by hand.
  await page.click('.annex .remove');
  await judged(page, 2);
  await page.click('.plan:has-text("phu-luc.txt")');
  await page.selectOption('#whole', 'ke-hoach-45.txt');
  await judged(page, 1);
  const table = await saved(page, '[data-paper=docx]');
  byProgram(['check', '--quiet', '--output=docx=own-annex.docx', ...together]);
  assert.ok(readFileSync(table).equals(readFileSync(join(scratch, 'own-annex.docx'))));
  // Of several plans each keeps its own.
  await drop(page, [text]);
  await judged(page, 2);
  await page.selectOption('#scope', 'all');
  const all = await saved(page, '[data-paper=xlsx]');
  byProgram(['check', '--quiet', '--output=xlsx=own-all.xlsx', '--no-config', '--lang=vi',
    '--annex=ke-hoach-45.txt=phu-luc.txt', '--', 'ke-hoach-45.txt', 'ke-hoach.txt']);
  assert.ok(readFileSync(all).equals(readFileSync(join(scratch, 'own-all.xlsx'))));
  assert.deepEqual(await breaches(page), []);
  await page.context().close();
});

await test('what is saved is what the program writes', async () => {
  const page = await open(pagePath);
  const name = basename(draft);
  await drop(page, [join(scratch, name)]);
  await judged(page, 1);
  const options = ['--no-config', '--lang=vi'];
  for (const paper of ['docx', 'xlsx', 'html']) {
    const file = await saved(page, `[data-paper=${paper}]`);
    byProgram(['check', ...options, '--quiet', `--output=${paper}=own.${paper}`, '--', name]);
    assert.ok(readFileSync(file).equals(readFileSync(join(scratch, `own.${paper}`))), paper);
    assert.equal(basename(file), name.replace('.docx', `.doi-chieu.${paper}`));
  }
  const reviewed = await saved(page, '[data-paper=review]');
  byProgram(['review', ...options, '--output=own-review.docx', '--', name]);
  assert.ok(readFileSync(reviewed).equals(readFileSync(join(scratch, 'own-review.docx'))), 'review');
  const set = await saved(page, '[data-paper=set]');
  assert.equal(readFileSync(set, 'utf8'), byProgram(['extract', ...options, '--', name]).stdout.toString());
  await page.context().close();
});

await test('the report is printed, and nothing else', async () => {
  const page = await open(pagePath);
  await drop(page, [text]);
  await judged(page, 1);
  await page.evaluate(() => {
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('#report'));
    const own = /** @type {any} */ (frame.contentWindow);
    own.addEventListener('beforeprint', () => (document.body.dataset['printed'] = 'yes'));
    const print = own.print.bind(own);
    own.print = () => {
      document.body.dataset['asked'] = 'yes';
      print();
    };
  });
  await page.click('#print');
  assert.equal(await page.evaluate(() => document.body.dataset['asked']), 'yes');
  const html = await saved(page, '[data-paper=html]');
  const paper = await open(html);
  await paper.pdf({ path: join(shots, 'print.pdf'), preferCSSPageSize: true });
  assert.ok(statSync(join(shots, 'print.pdf')).size > 20_000);
  await paper.context().close();
  await page.context().close();
});

await test('many files: plans, a refused one, rules; what a person says counts', async () => {
  const page = await open(pagePath);
  const broken = join(scratch, 'hong.docx');
  writeFileSync(broken, readFileSync(draft).subarray(0, 2000));
  const set = join(root, 'examples/own-minimums/short.json');
  await drop(page, [text, broken, set]);
  await judged(page, 3);
  assert.equal(await page.locator('.plan.refused').count(), 1);
  await page.click('.plan.refused');
  assert.match(await page.locator('#complaint').innerText(), /hong\.docx/);
  await page.click('.plan:has-text("short.json")');
  const report = page.frameLocator('#report');
  assert.equal(await report.locator('.v-weaker').count(), 0);
  await drop(page, [join(root, 'examples/own-minimums/gia-lai-2026.rules')]);
  await page.waitForFunction(() => document.querySelector('#rules-list li'));
  await judged(page, 3);
  await report.locator('.v-weaker').first().waitFor();
  await page.click('#options summary');
  await page.selectOption('#province', 'Gia Lai');
  await page.fill('#day', '2026-05-01');
  await page.dispatchEvent('#day', 'change');
  await judged(page, 3);
  await page.click('.plan:has-text("ke-hoach.txt")');
  await report.locator('.as-of').filter({ hasText: '01/5/2026' }).waitFor();
  // Far down in the text the line comes into sight all the same.
  await report.locator('.where .show-in-text').last().click();
  await page.waitForFunction(() => {
    const [line, pane] = ['.line.chosen', '#lines'].map((one) => document.querySelector(one)?.getBoundingClientRect());
    return line && pane && line.top >= pane.top && line.bottom <= pane.bottom;
  });
  await page.selectOption('#scope', 'all');
  const table = await saved(page, '[data-paper=xlsx]');
  assert.equal(basename(table), 'doi-chieu.xlsx');
  await page.screenshot({ path: join(shots, 'many.png') });
  await page.click('.plan:has-text("ke-hoach.txt") + .remove');
  assert.equal(await page.locator('.plan').count(), 2);
  await page.context().close();
});

await test('a folder of plans; another language while they are read', async () => {
  const page = await open(pagePath);
  const folder = join(scratch, 'xa');
  mkdirSync(join(folder, 'phu-luc'), { recursive: true });
  copyFileSync(text, join(folder, 'a.txt'));
  copyFileSync(draft, join(folder, 'phu-luc', 'b.docx'));
  writeFileSync(join(folder, 'anh.png'), 'x');
  // Two small files are read before anybody could look: the language changes as soon as one is.
  await page.evaluate(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('.plan.reading')) return;
      seen.disconnect();
      const other = document.querySelector('#other');
      if (other instanceof HTMLElement) other.click();
    });
    seen.observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  await page.setInputFiles('#folder', folder);
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  await judged(page, 2);
  assert.equal(await page.locator('.plan.done').count(), 2);
  await page.frameLocator('#report').getByText('Findings (').waitFor();
  // Dropped, it is read, or the button is named.
  await drop(page, [folder]);
  const told = page.locator('#progress-words', { hasText: 'Choose a folder' });
  await told.or(page.locator('.plan:has-text("a (2).txt")')).first().waitFor();
  await page.context().close();
});

await test('pasted text; the other language; the keyboard alone', async () => {
  const page = await open(pagePath);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'files');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'folder-button');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(readFileSync(text, 'utf8'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await judged(page, 1);
  await page.click('#other');
  await judged(page, 1);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.frameLocator('#report').getByText('Findings (').waitFor();
  assert.match(await page.locator('.plan .state').innerText(), /errors?, /);
  await page.screenshot({ path: join(shots, 'english.png') });
  await page.context().close();
});

await test('a telephone, in the dark', async () => {
  const page = await open(pagePath, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
    hasTouch: true,
  });
  await page.screenshot({ path: join(shots, 'narrow-start.png') });
  await drop(page, [text]);
  await judged(page, 1);
  await page.screenshot({ path: join(shots, 'narrow-report.png') });
  await page.screenshot({ path: join(shots, 'narrow-whole.png'), clip: { x: 0, y: 0, width: 390, height: 3000 }, fullPage: true });
  const report = page.frameLocator('#report');
  const finding = report.locator('article.finding:has(blockquote):has(.show-in-text)').first();
  const words = await finding.locator('blockquote').innerText();
  await finding.locator('.show-in-text').first().click();
  assert.ok(await page.locator('.line.chosen').first().isVisible());
  const pointed = (await page.locator('#lines mark.pointed').allInnerTexts()).join(' ');
  assert.equal(pointed.replace(/\s+/g, ' ').trim(), words.replace(/\s+/g, ' ').trim());
  await page.screenshot({ path: join(shots, 'narrow-text.png') });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${wide} px wide`);
  assert.deepEqual(await breaches(page), []);
  await page.context().close();
});

/** A module that never ends, in place of the real one: (func (export "run") (loop (br 0))). */
function endless() {
  const bytes = [
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    [1, 9, 2, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 0, 0],
    [3, 3, 2, 0, 1],
    [5, 3, 1, 0, 64],
    [7, 23, 3, 4, ...Buffer.from('room'), 0, 0, 3, ...Buffer.from('run'), 0, 1, 6, ...Buffer.from('memory'), 2, 0],
    [10, 14, 2, 4, 0, 0x41, 0, 0x0b, 7, 0, 3, 0x40, 0x0c, 0, 0x0b, 0x0b],
  ];
  return new Uint8Array(bytes.flat());
}

await test('what does not end is ended, by the clock or by hand, and the page stays awake', async () => {
  const whole = readFileSync(pagePath, 'utf8');
  const stuck = join(scratch, 'stuck.html');
  writeFileSync(stuck, whole.replace(/<script [^>]*id="module" [^>]*>[^<]*<\/script>/, () => holder(endless(), '-1')));
  const page = await open(stuck);
  await page.clock.install();
  await drop(page, [text]);
  await page.locator('.plan.reading').waitFor();
  await page.click('#options summary');
  assert.ok(await page.locator('#province').isVisible());
  await page.clock.fastForward(61_000);
  await judged(page, 1);
  assert.match(await page.locator('#complaint').innerText(), /quá một phút/);
  await drop(page, [draft]);
  await page.locator('.plan.reading').waitFor();
  await page.click('#stop');
  await judged(page, 2);
  await page.click('.plan:has-text(".docx")');
  assert.match(await page.locator('#complaint').innerText(), /Đã dừng/);
  await page.context().close();
});

await test('a page that was damaged on its way says so and judges nothing', async () => {
  const whole = readFileSync(pagePath, 'utf8');
  const at = whole.indexOf('</script>', whole.indexOf('id="module"')) - 5000;
  const other = whole[at] === 'a' ? 'b' : 'a';
  const damaged = join(scratch, 'damaged.html');
  writeFileSync(damaged, whole.slice(0, at) + other + whole.slice(at + 1));
  const page = await open(damaged);
  await page.locator('#progress-words', { hasText: 'hỏng khi chép' }).waitFor({ timeout: 60_000 });
  await drop(page, [text]);
  await page.locator('.plan').waitFor();
  assert.equal(await page.locator('.plan.done').count(), 0);
  complaints.splice(0);
  await page.context().close();
});

await test('nothing is asked of the network, and nothing can be', async () => {
  const page = await open(pagePath);
  const before = asked.length;
  const refused = await page.evaluate(async () => {
    const script = 'data:text/javascript,1';
    const tries = [
      () => fetch('https://example.test/'),
      () => fetch('file:///etc/hostname'),
      () => import(script),
      () => new Promise((resolve, reject) => {
        const picture = new Image();
        picture.onload = resolve;
        picture.onerror = reject;
        picture.src = 'https://example.test/a.png';
      }),
      async () => {
        const socket = new WebSocket('wss://example.test/');
        await new Promise((resolve, reject) => {
          socket.onopen = resolve;
          socket.onerror = reject;
        });
      },
    ];
    const ends = await Promise.allSettled(tries.map(async (attempt) => attempt()));
    return ends.map(({ status }) => status);
  });
  assert.deepEqual(new Set(refused), new Set(['rejected']));
  // What the test itself tried stands in no list of a page's own requests.
  asked.splice(before);
  complaints.splice(0);
  await page.context().close();
});

await test('all that was ever asked for came from the page itself', async () => {
  const own = /^(file:\/\/[^?#]*\.html(#\w*)?$|blob:|data:,|about:)/;
  assert.deepEqual(asked.filter((url) => !own.test(url)), []);
  assert.deepEqual(complaints, []);
  assert.ok(asked.length > 0);
});

await browser.close();
const page = readFileSync(pagePath);
assert.ok(page.length <= 4_000_000 || process.env['PAGE_IS_QUICK'] === '1', `${page.length} bytes`);
console.log(`sha256 ${createHash('sha256').update(page).digest('hex')}`);
rmSync(scratch, { recursive: true });
console.log(`browser: ${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed ? 1 : 0;
