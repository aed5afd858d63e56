// What every screen shares: the start view, the university, the route, and the events of the core.
import type {
  ApplicationKind,
  CampusSignedIn,
  ConnectProposal,
  CoreError,
  CoreEvent,
  CurrentUniversity,
  EndedSession,
  IdleWarning,
  Language,
  NoticeScreen,
  SessionRole,
  StartView,
} from '../generated/api';
import { asCoreError, rpc } from '../platform';
import { coreError } from '../platform/failure';
import { beginning } from '../form/kinds';
import { language, localized } from './language.svelte';
import type { Place } from '../manual/manual';
import { testids } from '../testids';
import { writesAs } from './unsent.svelte';
import { afterFlow, afterLock, afterMember, afterSession, firstStep, guarded, initialRoute, type MemberSignIn, type Route } from './router';

/** Milliseconds. */
const SETTLING = 2_000;

class App {
  start = $state<StartView | null>(null);
  current = $state<CurrentUniversity | null>(null);
  route = $state<Route>({ name: 'loading' });
  /** Grows with every change of the route, so that a screen shown twice in a row starts anew. */
  visits = $state(0);
  /** A university proposed by a link. */
  proposal = $state<ConnectProposal | null>(null);
  /** The window wants to close with unsent entries. */
  closing = $state(false);
  /** Somebody who is signed in is about to be signed out. */
  idle = $state<IdleWarning | null>(null);
  /** Something that concerns the whole window, said above the screen. */
  notice = $state<CoreError | null>(null);
  /** Why the browser came back in vain, for the screen that waits for it. */
  signInFailure = $state<CoreError | null>(null);
  /** Grows whenever the outbox changed. */
  outboxChanges = $state(0);

  /** Puts what was typed on disk, while there is something to be typed in. */
  flush: (() => Promise<unknown>) | null = null;

  get info() {
    return this.current?.info ?? null;
  }

  /** Events heard before the first screen: they come after it, or it would cover what they show. */
  private early: CoreEvent[] = [];
  /** The language that was chosen here since the core was asked where the person was. */
  private chosen: Language | undefined;
  /** The field in which the person was when the warning came. */
  private field: string | undefined;

  /** Asks the core where the person was and goes there. */
  async begin(): Promise<void> {
    this.chosen = undefined;
    const start = await rpc('app.start', {});
    // A language that was chosen meanwhile is newer than the answer.
    await this.adopt({ ...start, language: this.chosen ?? start.language });
    for (const event of this.early.splice(0)) this.hear(event);
  }

  /** Takes over a start view and goes to where it leads. */
  async adopt(start: StartView, route: Route = initialRoute(start)): Promise<void> {
    this.start = start;
    language.current = start.language;
    await this.loadUniversity();
    this.go(route);
  }

  /** Asks again what lies on this device, without going anywhere. */
  async refresh(): Promise<StartView> {
    this.start = await rpc('app.start', {});
    return this.start;
  }

  async loadUniversity(): Promise<void> {
    this.current = null;
    if (!this.start?.university) return;
    try {
      this.current = await rpc('university.current', {});
    } catch (thrown) {
      this.notice = asCoreError(thrown);
    }
  }

  go(route: Route): void {
    this.route = guarded(route, this.start);
    this.visits += 1;
  }

  /** Opens the manual; 戻る leads back to where the person is, in a form to the same field. */
  async openManual(place?: Place): Promise<void> {
    await this.flush?.();
    const from = this.route.name === 'manual' ? this.route.from : this.here(focusedField());
    this.go({ name: 'manual', place, from });
  }

  /** Where the person is; in a form the draft knows the section. */
  private here(field: string | undefined): Route {
    return this.route.name === 'form' ? { name: 'form', field } : this.route;
  }

  /** What is shown is new: from its top, with the focus in its first field or on its title. */
  showFromTop(): void {
    window.scrollTo(0, 0);
    this.focusFirst();
  }

  /** Puts the focus into the first field of the screen, or on its title where it begins with reading. */
  private focusFirst(): void {
    const main = document.getElementById('main');
    const first = main?.querySelector<HTMLElement>('[data-first]') ?? main?.querySelector<HTMLElement>('h1');
    first?.focus({ preventScroll: true });
  }

  /** Waits until the screen has what it shows, or for as long as nobody should wait with the keyboard. */
  async settled(): Promise<void> {
    const end = performance.now() + SETTLING;
    const loading = (): boolean => document.querySelector(`#main [data-testid=${testids.spinner}]`) !== null;
    while (loading() && performance.now() < end) await new Promise((next) => setTimeout(next, 10));
    const active = document.activeElement;
    if (active === null || active === document.body || active.tagName === 'H1') this.focusFirst();
  }

  /** Switches the language everywhere; the core remembers it and changes title and menu. */
  async switchLanguage(chosen: Language): Promise<void> {
    language.current = chosen;
    this.chosen = chosen;
    if (this.start) this.start.language = chosen;
    try {
      await rpc('app.set_language', { language: chosen });
    } catch (thrown) {
      this.notice = asCoreError(thrown);
    }
  }

  /** The university's notes for a screen, a point per line. */
  notes(screen: NoticeScreen): string[] {
    const notice = this.info?.notices.find((entry) => entry.screen === screen);
    return notice ? localized(notice.text).split('\n').map((line) => line.trim()).filter(Boolean) : [];
  }

  /** Deals with an error that means another screen; `false` for one that the present screen has to show. */
  diverted(error: CoreError): boolean {
    if (error.code === 'store_locked') {
      void this.storeLocked();
      return true;
    }
    if (error.code === 'passwords_must_be_set') {
      this.go(this.start?.resume.campus ? firstStep(this.start) : { name: 'passwords' });
      return true;
    }
    return false;
  }

  hear(event: CoreEvent): void {
    if (this.route.name === 'loading') {
      this.early.push(event);
      return;
    }
    switch (event.event) {
      case 'outbox_changed':
        this.outboxChanges += 1;
        break;
      case 'flow_done':
        this.notice = null;
        void this.refresh();
        this.go(afterFlow(event.data));
        break;
      case 'flow_failed':
        this.notice = event.data;
        break;
      case 'saml_done':
        void this.arrive(event.data);
        break;
      case 'saml_failed':
        if (this.route.name === 'saml_sign_in') this.signInFailure = event.data;
        else this.notice = event.data;
        break;
      case 'connect_proposed':
        this.proposal = event.data;
        this.go({ name: 'connect', address: event.data.address });
        break;
      case 'close_requested':
        this.closing = true;
        break;
      case 'idle_warning':
        this.field = focusedField();
        this.idle = event.data;
        break;
      case 'idle_over':
        this.idle = null;
        break;
      case 'session_ended':
        this.sessionEnded(event.data);
        break;
      case 'store_locked':
        void this.storeLocked();
        break;
      case 'store_damaged':
        this.notice = coreError('store_damaged');
        break;
      case 'language_changed':
        language.current = event.data;
        break;
    }
  }

  /** Somebody was signed in by the browser: on to where they were, or to what their first sign-in still needs. */
  async arrive(signed: CampusSignedIn): Promise<void> {
    const next = afterMember(signed, this.route.name === 'saml_sign_in' ? this.route.then : undefined);
    await this.refresh();
    this.notice = null;
    this.go(next);
  }

  /** Where whoever is signed in signs in, if it is not as a graduate. */
  get memberSignIn(): MemberSignIn | null {
    const resume = this.start?.resume;
    if (!resume?.campus) return null;
    return resume.saml ? 'saml_sign_in' : 'campus_sign_in';
  }

  /** Does something of a person lie open here? */
  get personal(): boolean {
    const { store, resume } = this.start ?? {};
    if (store !== 'open' || !resume) return false;
    return resume.reset !== null || resume.flow || resume.terms || resume.draft || resume.application || resume.signed_in;
  }

  /** Idle minutes after which somebody here is signed out, or the store locked; `null` while there is nobody and nothing of
   * anybody, or the warning asks. */
  get idleMinutes(): number | null {
    const resume = this.start?.resume;
    const policies = this.info?.policies;
    if (this.idle || !policies || !resume) return null;
    if (!(resume.signed_in || resume.staff || this.personal)) return null;
    return resume.staff ? policies.staff_idle_minutes : policies.idle_minutes;
  }

  /** A call was refused because nobody is signed in. The event that says why may have come first, or there is none. */
  askToSignIn(role: SessionRole): void {
    this.sessionEnded({ role, idle_minutes: null });
  }

  /** Locks the store, with what was typed on disk. */
  async lock(): Promise<void> {
    await this.flush?.();
    try {
      this.leaveFor(await rpc('store.lock', {}));
    } catch (thrown) {
      this.notice = asCoreError(thrown);
    }
  }

  /** The store was locked, here or by idling, or cannot be opened any more. */
  private async storeLocked(): Promise<void> {
    this.leaveFor(await rpc('app.start', {}));
  }

  private leaveFor(start: StartView): void {
    const field = this.field ?? focusedField();
    this.start = start;
    this.idle = null;
    this.closing = false;
    this.field = undefined;
    const here = this.here(field);
    const locked = afterLock(start, here);
    if (locked) this.go(locked);
  }

  async signOut(role: SessionRole): Promise<void> {
    try {
      await rpc(role === 'staff' ? 'staff.sign_out' : 'session.sign_out', {});
    } catch (thrown) {
      this.notice = asCoreError(thrown);
    }
    // Also where the server could not be told: whoever leaves leaves nothing.
    if (role === 'staff') writesAs(null);
    this.idle = null;
    await this.refresh();
    this.go({ name: 'who' });
  }

  /** Where this device may not open an application any more: the screen that leads on (F14). */
  wayOn(
    error: CoreError | null,
    known: { reference?: string | null; email?: string; kind?: ApplicationKind | undefined } = {},
  ): (() => void) | undefined {
    if (error?.code !== 'access_ended') return undefined;
    const { reference, email, kind } = known;
    if (error.args.received !== 'yes') return () => this.go(beginning(kind));
    return () => this.go({ name: 'continue', reference: reference ?? '', email: email ?? '' });
  }

  /** Leaves for signing in, and remembers where the person was: in a form, in which field. */
  private sessionEnded(ended: EndedSession): void {
    const field = this.field ?? focusedField();
    this.idle = null;
    this.field = undefined;
    const here = this.here(field);
    const next = afterSession(ended, here, this.memberSignIn);
    void this.refresh();
    if (next) this.go(next);
  }
}

/** The id of the form's field that has the focus. */
function focusedField(): string | undefined {
  const id = document.activeElement?.id;
  return id?.startsWith('field-') ? id : undefined;
}

export const app = new App();
