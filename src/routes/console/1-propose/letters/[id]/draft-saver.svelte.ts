import { deserialize } from '$app/forms';
import { isFormFailure, type FormFailure } from '../../../../../ui/form/failure.ts';
import { newRequestKey } from '../../../../../ui/form/request-key.ts';
import { Sent } from '../../../../../ui/form/sent.ts';
import { forgetUnsaved, keepValues } from '../../../../../ui/form/unsaved-text.ts';
import { PORTAL_LINKS } from '../../../../../ui/layout/links.ts';

/** What is kept of a form: everything but what belongs to one sending. Several values of one name are lines. */
export function keptOf(data: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of data) {
    if (typeof value !== 'string' || OF_ONE_SENDING.has(name)) continue;
    values[name] = name in values ? `${values[name]}\n${value}` : value;
  }
  return values;
}

const OF_ONE_SENDING = new Set(['requestKey', 'formKey', 'revision']);

/** How the text on the page stands to the text on the server. */
export type SaveState =
  'same' | 'changed' | 'saving' | 'offline' | 'unreachable' | 'signedOut' | 'conflict' | 'refused';

interface Answer {
  readonly revision: number;
  readonly itemIds: readonly string[];
  readonly missing: number;
  readonly at: string;
}

interface Place {
  /** Address of the action that saves. */
  readonly address: string;
  /** Under which text is kept on this device until it is saved. */
  readonly keep: string;
  readonly form: () => HTMLFormElement | undefined;
  /** Keys of the rows of the form in their order, so that new items learn their ids. */
  readonly rows: () => readonly string[];
  readonly named: (rows: readonly string[], ids: readonly string[]) => void;
}

interface Sending {
  readonly body: FormData;
  readonly rows: readonly string[];
}

const PAUSE_MS = 2500;
const KEEP_MS = 400;
const RETRY_MS = 15_000;

/**
 * Saves a draft by itself: some seconds after typing stopped, and on leaving. A sending whose answer never came is sent
 * again as it was, under its own key, before anything newer; so nothing is saved twice and no revision is guessed.
 */
export class DraftSaver {
  state: SaveState = $state('same');
  savedAt: string | undefined = $state();
  missing: number | undefined = $state();
  failure: FormFailure | undefined = $state.raw();
  revision: number = $state(0);

  readonly #place: Place;
  #changed = false;
  #running: Promise<boolean> | undefined;
  #unanswered: Sending | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(place: Place) {
    this.#place = place;
  }

  /** Something on the page is not on the server, or is just on its way there. */
  get pending(): boolean {
    return this.#changed || this.#running !== undefined || this.#unanswered !== undefined;
  }

  /** Call after every change of the form. */
  changed(pause = PAUSE_MS): void {
    this.#changed = true;
    if (this.state === 'same' || this.state === 'refused') this.state = 'changed';
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => this.#keep(), KEEP_MS);
    if (this.state !== 'conflict') this.#after(pause);
  }

  /** Sends what is not saved yet. @returns whether everything is saved now */
  async flush(force = false): Promise<boolean> {
    clearTimeout(this.#pause);
    if (force) this.#changed = true;
    this.#running ??= this.#send().finally(() => (this.#running = undefined));
    const saved = await this.#running;
    return saved && this.#changed ? this.flush() : saved;
  }

  /** After somebody else saved: this page's text is to stand. */
  insist(revision: number): Promise<boolean> {
    this.revision = revision;
    this.failure = undefined;
    this.state = 'changed';
    return this.flush(true);
  }

  stop(): void {
    clearTimeout(this.#pause);
  }

  async #send(): Promise<boolean> {
    while (this.#unanswered || this.#changed) {
      const sending = this.#unanswered ?? this.#take();
      if (!sending) return true;
      this.#unanswered = sending;
      this.state = 'saving';
      if (!(await this.#post(sending))) return false;
    }
    return true;
  }

  #take(): Sending | undefined {
    const form = this.#place.form();
    if (!form) return undefined;
    this.#keep();
    this.#changed = false;
    const body = new FormData(form);
    body.set('revision', String(this.revision));
    body.set('requestKey', newRequestKey());
    return { body, rows: this.#place.rows() };
  }

  async #post({ body, rows }: Sending): Promise<boolean> {
    const result = await fetch(this.#place.address, {
      method: 'POST',
      body,
      headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
      // Lives on when the page is left; browsers allow that for short texts only.
      keepalive: document.visibilityState === 'hidden',
    })
      .then(async (response) =>
        deserialize<Answer & Record<string, unknown>, FormFailure & Record<string, unknown>>(
          await response.text(),
        ),
      )
      .catch(() => undefined);
    if (!result || result.type === 'error') return this.#later(navigator.onLine ? 'unreachable' : 'offline');
    if (result.type === 'redirect') {
      return result.location.startsWith(PORTAL_LINKS.signIn)
        ? this.#later('signedOut')
        : this.#later('unreachable');
    }
    if (result.type === 'success' && result.data) return this.#accept(result.data, rows);
    return this.#refuse(result.data);
  }

  #accept(answer: Answer, rows: readonly string[]): true {
    this.#unanswered = undefined;
    this.revision = answer.revision;
    this.#place.named(rows, answer.itemIds);
    this.savedAt = answer.at;
    this.missing = answer.missing;
    this.failure = undefined;
    this.state = this.#changed ? 'changed' : 'same';
    if (!this.#changed) {
      clearTimeout(this.#keeping);
      forgetUnsaved(this.#place.keep);
    }
    return true;
  }

  #refuse(failure: unknown): false {
    this.#changed = true;
    const code = isFormFailure(failure) ? failure.code : '';
    if (code === 'access.signed-out') return this.#later('signedOut');
    this.#unanswered = undefined;
    this.#keep();
    const form = this.#place.form();
    this.failure =
      isFormFailure(failure) && form
        ? { ...failure, values: new Sent(new FormData(form)).values }
        : undefined;
    this.state = code === 'letter.conflict' ? 'conflict' : 'refused';
    return false;
  }

  #later(state: SaveState): false {
    this.state = state;
    this.#keep();
    this.#after(RETRY_MS);
    return false;
  }

  #after(pause: number): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.flush(), pause);
  }

  #keep(): void {
    clearTimeout(this.#keeping);
    const form = this.#place.form();
    if (form) keepValues(this.#place.keep, keptOf(new FormData(form)));
  }
}
