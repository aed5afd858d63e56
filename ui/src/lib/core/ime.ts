// The Enter that confirms a conversion is not the Enter that submits.

/** The `keyCode` of a key that the input method handled; on WebKit it is the only sign at the confirming Enter. */
const HANDLED_BY_INPUT_METHOD = 229;

type Key = Pick<KeyboardEvent, 'key' | 'isComposing' | 'keyCode'>;

/** Does this key belong to the input method? */
export const belongsToInputMethod = (event: Key): boolean =>
  event.isComposing || event.keyCode === HANDLED_BY_INPUT_METHOD;

/** Remembers, between an Enter and the submit it causes, whether the Enter belonged to the input method. */
export class SubmitGuard {
  private confirming = false;

  /** To be called on every keydown of the form. Gives `true` where the key's default action has to be prevented. */
  keydown(event: Key): boolean {
    if (event.key !== 'Enter' && event.keyCode !== HANDLED_BY_INPUT_METHOD) {
      this.confirming = false;
      return false;
    }
    this.confirming = belongsToInputMethod(event);
    return this.confirming && event.key === 'Enter';
  }

  /** To be called on every keyup and pointerdown: the Enter is over. */
  released(): void {
    this.confirming = false;
  }

  /** May a submit go through now? */
  allows(): boolean {
    return !this.confirming;
  }
}
