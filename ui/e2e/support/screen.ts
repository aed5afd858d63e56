// A screen to be looked at: what the core answers, and how to get there.
import type { Page } from '@playwright/test';
import type { CoreEvent } from '../../src/lib/generated/api';
import type { Answers } from './fixture';

export interface Screen {
  root: string;
  answers?: Answers;
  events?: CoreEvent[];
  go?: (page: Page) => Promise<void>;
}

export const press = (...ids: string[]) => async (page: Page): Promise<void> => {
  for (const id of ids) await page.getByTestId(id).first().click();
};

/** Names that take more than a line. */
export const LONG = {
  family_name_kanji: '勅使河原小路西園寺武者小路綾小路烏丸冷泉三条西白川',
  given_name_kanji: '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末',
  family_name_roman: 'TESHIGAWARAKOJISAIONJIMUSHANOKOJIAYANOKOJIKARASUMAREIZEISANJONISHI',
  given_name_roman: 'NGUYEN THI MINH KHAI MARIA DE LOS ANGELES FERNANDEZ',
};
export const LONG_NAME = `${LONG.family_name_kanji}　${LONG.given_name_kanji}`;
