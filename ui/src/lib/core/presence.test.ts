import { expect, test } from 'vitest';
import { Presence } from './presence';

/** How often the core is told when a key is pressed every second for two minutes. */
function told(idleMinutes: number | null): number {
  let now = 1_000;
  let calls = 0;
  const presence = new Presence({
    idleMinutes: () => idleMinutes,
    stay: () => {
      calls += 1;
      return calls % 2 === 0 ? Promise.resolve() : Promise.reject(new Error('offline'));
    },
    now: () => now,
  });
  for (; now < 121_000; now += 1_000) presence.active();
  return calls;
}

test.each([
  ['signed in: once per half minute', 15, 4],
  ['one idle minute: often enough to stay', 1, 15],
  ['nobody is signed in: never', null, 0],
])('%s', (_, minutes, expected) => {
  expect(told(minutes)).toBe(expected);
});
