// How long a switch of the language takes on the longest screen, and how long the longest frame is while somebody types
// there. The views are the built ones, the core and the university's server are real. `cargo xtask bench form` runs this
// and reads the lines `measured: <name> <milliseconds>`.
import { expect, test, type Page } from '@playwright/test';
import type { Section } from '../../src/lib/generated/api';
import { testids } from '../../src/lib/testids';
import { codeIn, real } from '../support/real';

const EMAIL = 'ichiro@graduates.example';
const SECTIONS: Section[] = ['applicant', 'school', 'contact', 'workplace', 'identity'];
/** How often the language is switched, and how often a text is typed. The slowest switch and the longest frame count. */
const SWITCHES = 20;
const TEXTS = 3;
const CHARACTERS = 200;
/** Milliseconds between two keys: more than twice as fast as people type who type for a living. */
const PAUSE = 40;

const measured = (name: string, milliseconds: number): void => console.log(`measured: ${name} ${milliseconds.toFixed(1)}`);

test('the form', async ({ browser }, testInfo) => {
  const thing = await real();
  try {
    const page = await browser.newPage({ baseURL: await thing.computer(), viewport: testInfo.project.use.viewport ?? null });
    await toForm(page, () => thing.mail(EMAIL, 0));
    await toLongest(page);
    measured('language_switch', await switchLanguage(page));
    measured('still_worst_frame', await worstFrame(page, () => page.waitForTimeout(CHARACTERS * PAUSE)));
    const worst: number[] = [];
    for (let text = 0; text < TEXTS; text += 1) worst.push(await worstFrame(page, () => typeInto(page)));
    measured('typing_worst_frame', Math.max(...worst));
  } finally {
    await thing.close();
  }
});

async function toForm(page: Page, mail: () => Promise<string>): Promise<void> {
  const press = (id: string): Promise<void> => page.getByTestId(id).first().click();
  await page.goto('/');
  for (const id of [testids.startContinue, testids.connectLookUp, testids.connectConfirm]) await press(id);
  for (const id of [testids.whoGraduate, testids.entryRegister]) await press(id);
  await page.getByTestId(testids.email).fill(EMAIL);
  await page.getByTestId(testids.emailConfirmation).fill(EMAIL);
  await press(testids.emailSubmit);
  await page.getByTestId(testids.code).fill(codeIn(await mail()));
  await press(testids.codeSubmit);
  await page.getByTestId(testids.termsTick).check();
  await press(testids.termsAccept);
  await expect(page.getByTestId(testids.formScreen)).toBeVisible();
}

/** Goes to the section that has the most elements. */
async function toLongest(page: Page): Promise<void> {
  const go = async (section: Section): Promise<void> => {
    await page.getByTestId(`step-${section}`).click();
    await expect(page.getByTestId(`step-${section}`)).toHaveAttribute('aria-current', 'step');
    // Every part of an address, to make it as long as it gets.
    if (section === 'contact') await page.getByTestId('field-residence-domestic').check();
  };
  let longest: { section: Section; elements: number } = { section: 'applicant', elements: 0 };
  for (const section of SECTIONS) {
    await go(section);
    const elements = await page.locator('main *').count();
    if (elements > longest.elements) longest = { section, elements };
  }
  await go(longest.section);
  console.log(`the longest section is ${longest.section}: ${longest.elements} elements`);
}

/** Milliseconds from the press until the page is painted in the other language, at worst. */
async function switchLanguage(page: Page): Promise<number> {
  const times = await page.evaluate(async (switches) => {
    // A message is handled after the frame that was asked for has been painted.
    const painted = (): Promise<number> =>
      new Promise((done) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now());
          port2.postMessage(null);
        }),
      );
    const heading = (): string => document.querySelector('h1')?.textContent ?? '';
    const times: number[] = [];
    for (let round = 0; round < switches; round += 1) {
      const to = document.documentElement.lang === 'ja' ? 'en' : 'ja';
      const before = heading();
      await painted();
      const begin = performance.now();
      document.querySelector<HTMLElement>(`[data-testid=lang-${to}]`)?.click();
      times.push((await painted()) - begin);
      if (heading() === before) throw new Error('the heading is still in the other language');
      await new Promise((next) => setTimeout(next, 150));
    }
    return times;
  }, SWITCHES);
  return Math.max(...times);
}

/** The longest time between two frames, in milliseconds, while something goes on. */
async function worstFrame(page: Page, act: () => Promise<unknown>): Promise<number> {
  const watch = await page.evaluateHandle(() => {
    const seen = { worst: 0, on: true };
    let last: number | undefined;
    const frame = (now: number): void => {
      if (last !== undefined) seen.worst = Math.max(seen.worst, now - last);
      last = now;
      if (seen.on) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return seen;
  });
  await act();
  return watch.evaluate((seen) => {
    seen.on = false;
    return seen.worst;
  });
}

/** Types into one text field after the other; each that is left is saved and read by the core. */
async function typeInto(page: Page): Promise<void> {
  const fields = page.locator('main input:is(:not([type]), [type=text], [type=tel])');
  const count = await fields.count();
  const each = Math.ceil(CHARACTERS / count);
  for (let index = 0; index < count; index += 1) {
    const field = fields.nth(index);
    await field.fill('');
    await field.pressSequentially('TAKASAKI ICHIRO '.repeat(each).slice(0, each), { delay: PAUSE });
  }
  await expect(page.getByTestId(testids.saved)).toHaveAttribute('data-state', 'saved');
}
