// Whether help is open, and where the focus was before.
class Help {
  open = $state(false);
  private before: Element | null = null;

  toggle(): void {
    if (this.open) this.close();
    else this.show();
  }

  show(): void {
    this.before = document.activeElement;
    this.open = true;
  }

  /** Gives the focus back to where it was, or to the button that opens help where that is gone. */
  close(): void {
    this.open = false;
    const before = this.before;
    this.before = null;
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    else document.getElementById('help-opener')?.focus();
  }
}

export const help = new Help();
