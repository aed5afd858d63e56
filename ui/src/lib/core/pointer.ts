// Nothing may move on the screen between pressing and releasing a pointer: the click would miss its button.

let pressed = false;

if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => (pressed = true), true);
  for (const end of ['pointerup', 'pointercancel'] as const) {
    window.addEventListener(end, () => (pressed = false), true);
  }
  // Of the window itself only: a field that is left by pressing a button says the same, and the button is still down.
  window.addEventListener('blur', (event) => {
    if (event.target === window) pressed = false;
  });
}

/** Resolves when no pointer is down, after the click that its release makes. */
export async function released(): Promise<void> {
  while (pressed) await new Promise((resolve) => setTimeout(resolve, 20));
}
