import { describe, expect, test } from 'vitest';
import { isText } from './early-keys';
import { SubmitGuard } from './ime';
import { once } from './once';

const key = (name: string, keyCode = 0, isComposing = false) => ({ key: name, keyCode, isComposing });

describe('the Enter of the input method', () => {
  test.each([
    ['a plain Enter submits', [key('Enter', 13)], true],
    ['Enter while composing does not', [key('Enter', 13, true)], false],
    ['Enter with key code 229 does not (WebKit)', [key('Enter', 229)], false],
    ['a key the input method handled does not', [key('Process', 229)], false],
    ['an Enter after a confirmed conversion does', [key('Enter', 229), key('Enter', 13)], true],
    ['typing on after a conversion frees the form', [key('Enter', 229), key('a', 65)], true],
  ])('%s', (_, keys, allowed) => {
    const guard = new SubmitGuard();
    for (const one of keys) guard.keydown(one);
    expect(guard.allows()).toBe(allowed);
  });

  test('a press of the button after the key is released submits', () => {
    const guard = new SubmitGuard();
    guard.keydown(key('Enter', 229));
    guard.released();
    expect(guard.allows()).toBe(true);
  });
});

describe('once', () => {
  test('ignores presses while the first is worked on', async () => {
    let calls = 0;
    let end: () => void = () => {};
    const busy: boolean[] = [];
    const press = once(
      () => {
        calls += 1;
        return new Promise<void>((resolve) => (end = resolve));
      },
      (running) => busy.push(running),
    );
    const first = press();
    await press();
    await press();
    expect(calls).toBe(1);
    end();
    await first;
    expect(busy).toEqual([true, false]);
    void press();
    expect(calls).toBe(2);
  });

  test('is free again after a failure', async () => {
    let calls = 0;
    const press = once(() => {
      calls += 1;
      throw new Error('no');
    });
    await expect(press()).rejects.toThrow();
    await expect(press()).rejects.toThrow();
    expect(calls).toBe(2);
  });
});

test.each([
  ['a', {}, true],
  ['髙', {}, true],
  ['𠮷', {}, true],
  ['Tab', {}, false],
  ['Enter', {}, false],
  ['a', { ctrlKey: true }, false],
  ['v', { metaKey: true }, false],
  ['a', { isComposing: true }, false],
])('%s with %o is text: %s', (name, more, expected) => {
  expect(isText({ key: name, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more })).toBe(expected);
});
