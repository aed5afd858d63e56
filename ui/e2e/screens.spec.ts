// Every screen, in both languages, at both sizes: accessible, nothing cut off, every word there. A screen is opened once,
// and changes its language and its size where it stands.
import { expect, type Page } from '@playwright/test';
import { open } from './support/fixture';
import { look } from './support/look';
import { test } from './support/same-page';
import { ACCOUNT_SCREENS } from './support/screens-account';
import { APPLICATION_SCREENS } from './support/screens-application';
import { STAFF_SCREENS } from './support/screens-staff';
import { STUDENTS_SCREENS } from './support/screens-students';
import { WINDOW_SCREENS } from './support/screens-window';

const SCREENS = [APPLICATION_SCREENS, STUDENTS_SCREENS, ACCOUNT_SCREENS, WINDOW_SCREENS, STAFF_SCREENS].flatMap((screens) => Object.entries(screens));

/** Switches the language where the page stands: focus, scrolling, open parts and errors stay as they are. */
async function speak(page: Page, language: 'ja' | 'en'): Promise<void> {
  await page.getByTestId(`lang-${language}`).dispatchEvent('click');
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

for (const [name, screen] of SCREENS) {
  test(name, async ({ page }, testInfo) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await open(page, screen.answers, screen.events);
    await screen.go?.(page);
    for (const language of ['ja', 'en'] as const) {
      await speak(page, language);
      await expect(page.getByTestId(screen.root).first()).toBeVisible();
      await look(page, `${name}-${language}`, testInfo);
    }
    expect(errors).toEqual([]);
  });
}
