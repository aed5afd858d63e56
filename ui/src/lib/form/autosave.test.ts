import { describe, expect, test } from 'vitest';
import { AUTOSAVE_DELAY, Autosave, RETRY_DELAY, type SaveState } from './autosave';
import type { SaveDraft } from '../generated/api';

/** A clock that goes on only when told to, and a core whose answers are given by hand. */
function bench() {
  let now = 0;
  let timers: { id: number; due: number; run: () => void }[] = [];
  let id = 0;
  const saves: SaveDraft[] = [];
  const shown: SaveState[] = [];
  const answers: { resolve: () => void; reject: () => void }[] = [];
  const autosave = new Autosave({
    save: (change) => {
      saves.push(change);
      return new Promise((resolve, reject) => {
        answers.push({ resolve: () => resolve({ at: now, names_differ: false }), reject: () => reject({ code: 'disk_full', args: {}, problems: [] }) });
      });
    },
    shown: (state) => shown.push(state),
    setTimeout: (run, delay) => {
      id += 1;
      timers.push({ id, due: now + delay, run });
      return id;
    },
    clearTimeout: (timer) => (timers = timers.filter((one) => one.id !== timer)),
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    autosave,
    saves,
    shown,
    async wait(milliseconds: number) {
      now += milliseconds;
      const due = timers.filter((timer) => timer.due <= now);
      timers = timers.filter((timer) => timer.due > now);
      for (const timer of due) timer.run();
      await settle();
    },
    async succeed() {
      answers.shift()?.resolve();
      await settle();
    },
    async fail() {
      answers.shift()?.reject();
      await settle();
    },
  };
}

describe('autosave', () => {
  test('saves once, soon after the last keystroke', async () => {
    const { autosave, saves, wait, succeed } = bench();
    autosave.note('city', '千');
    await wait(AUTOSAVE_DELAY - 1);
    autosave.note('city', '千代田区');
    await wait(AUTOSAVE_DELAY - 1);
    expect(saves).toEqual([]);
    await wait(1);
    expect(saves).toEqual([{ section: null, answers: { city: '千代田区' } }]);
    await succeed();
    expect(autosave.clean).toBe(true);
  });

  test('is done well within a second', () => {
    expect(AUTOSAVE_DELAY).toBeLessThanOrEqual(300);
  });

  test('what is typed during a save is saved after it', async () => {
    const { autosave, saves, wait, succeed } = bench();
    autosave.note('city', 'a');
    await wait(AUTOSAVE_DELAY);
    autosave.note('city', 'ab');
    autosave.note('street', 'c');
    const flushed = autosave.flush();
    expect(saves).toHaveLength(1);
    await succeed();
    expect(saves[1]).toEqual({ section: null, answers: { city: 'ab', street: 'c' } });
    await succeed();
    expect(await flushed).toBe(true);
    expect(autosave.clean).toBe(true);
  });

  test('a failed save is tried again, and newer answers win', async () => {
    const { autosave, saves, shown, wait, fail, succeed } = bench();
    autosave.note('city', 'old');
    autosave.note('street', 'kept');
    const flushed = autosave.flush();
    autosave.note('city', 'new');
    await fail();
    expect(await flushed).toBe(false);
    expect(shown.at(-1)).toMatchObject({ name: 'failed', error: { code: 'disk_full' } });
    await wait(RETRY_DELAY);
    expect(saves[1]).toEqual({ section: null, answers: { city: 'new', street: 'kept' } });
    await succeed();
    expect(shown.at(-1)?.name).toBe('saved');
    expect(autosave.clean).toBe(true);
  });

  test('the section travels with the answers', async () => {
    const { autosave, saves, wait, succeed } = bench();
    autosave.note('city', 'a');
    autosave.moved('workplace');
    await wait(0);
    expect(saves).toEqual([{ section: 'workplace', answers: { city: 'a' } }]);
    await succeed();
  });

  test('an emptied answer is saved too', async () => {
    const { autosave, saves, wait, succeed } = bench();
    autosave.note('building', '');
    await wait(AUTOSAVE_DELAY);
    expect(saves[0]?.answers).toEqual({ building: '' });
    await succeed();
  });
});
