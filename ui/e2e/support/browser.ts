// The browser that the screens are tested in: Debian's Chromium without its windows, or else the whole one, which takes
// twice as long to open a page.
import { existsSync } from 'node:fs';

const HEADLESS = '/usr/bin/chromium-headless-shell';

export const BROWSER = process.env.CHROMIUM ?? (existsSync(HEADLESS) ? HEADLESS : '/usr/bin/chromium');
