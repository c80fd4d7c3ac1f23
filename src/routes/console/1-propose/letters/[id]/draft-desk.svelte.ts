import type { LetterContent } from '../../../../../registry/letters/types.ts';
import { Sent } from '../../../../../ui/form/sent.ts';
import { forgetUnsaved, readUnsaved, type UnsavedText } from '../../../../../ui/form/unsaved-text.ts';
import { answersOf } from './asked.ts';
import { DraftSaver, keptOf } from './draft-saver.svelte.ts';
import { EMPTY_ITEM, itemsOf, placeFor, type TypedItem } from './letter-form.ts';

/** One item on the page. */
export class Row {
  readonly key: string;
  id: string | undefined = $state();
  /** What the fields start from whenever they are drawn anew; kept in step with the typing, which redraws nothing. */
  item: TypedItem;

  constructor(key: string, item: TypedItem) {
    this.key = key;
    this.id = item.id;
    this.item = item;
  }
}

interface Draft {
  readonly id: string;
  readonly revision: number;
  readonly content: LetterContent;
}

/** The draft as it stands on the page: its items, what is typed right now, and whether it is saved. */
export class DraftDesk {
  rows: readonly Row[] = $state.raw([]);
  /** What the fields hold right now. */
  live: readonly TypedItem[] = $state.raw([]);
  opening = '';
  /** The item that was typed in last. */
  current = $state(0);
  /** Text of this device that never reached the server. */
  kept: UnsavedText | undefined = $state.raw();
  /** Answers to the reviewer that came back with `kept`, by item id. */
  answers: Readonly<Record<string, string>> = $state.raw({});
  readonly saver: DraftSaver;
  readonly #keep: string;
  #form: HTMLFormElement | undefined;
  #made = 0;

  constructor(draft: Draft) {
    this.#keep = `letter:${draft.id}`;
    this.saver = new DraftSaver({
      address: '?/autosave',
      keep: this.#keep,
      form: () => this.#form,
      rows: () => this.rows.map(({ key }) => key),
      named: (keys, ids) => {
        for (const row of this.rows) row.id = ids[keys.indexOf(row.key)] ?? row.id;
      },
    });
    this.#begin(draft);
  }

  /** What the server shows now; unsaved typing is never given up for it. */
  take(draft: Draft): void {
    if (!this.saver.pending && draft.revision > this.saver.revision) this.#begin(draft);
  }

  #begin({ revision, content }: Draft): void {
    this.saver.revision = revision;
    this.opening = content.opening;
    this.live = content.items.map((item) => ({ ...EMPTY_ITEM, ...item, needIds: [...item.needIds] }));
    this.rows = this.live.map((item) => this.#row(item));
  }

  #row(item: TypedItem): Row {
    const known = item.id && this.rows.find(({ id }) => id === item.id);
    return new Row(known ? known.key : `row-${(this.#made += 1)}`, item);
  }

  /** Brings the page to life: `form` is the one with the fields. */
  open(form: HTMLFormElement): void {
    this.#form = form;
    const kept = readUnsaved(this.#keep);
    if (kept && JSON.stringify(kept.values) !== JSON.stringify(keptOf(new FormData(form)))) this.kept = kept;
  }

  typed(): void {
    this.read();
    this.saver.changed();
  }

  /** Takes over what the fields hold. */
  read(): void {
    if (!this.#form) return;
    const sent = new Sent(new FormData(this.#form));
    this.opening = sent.text('opening');
    this.live = itemsOf(sent);
    this.live.forEach((item, i) => {
      const row = this.rows[i];
      if (row) row.item = item;
    });
  }

  /** A new item behind the last, or one taken from beside the editor, which may fill a blank one. @returns its place */
  add(item?: TypedItem): number {
    this.read();
    const place = item ? placeFor(this.live) : this.live.length;
    const blank = this.rows[place];
    const row = new Row(blank?.key ?? `row-${(this.#made += 1)}`, { ...(item ?? EMPTY_ITEM), id: blank?.id });
    this.#arrange(this.rows.toSpliced(place, 1, row));
    return place;
  }

  remove(index: number): void {
    this.read();
    this.#arrange(this.rows.toSpliced(index, 1));
  }

  restore(): void {
    const data = new FormData();
    for (const [name, value] of Object.entries(this.kept?.values ?? {})) {
      const values = name.endsWith('.needIds') ? value.split('\n') : [value];
      for (const one of values) data.append(name, one);
    }
    const sent = new Sent(data);
    this.opening = sent.text('opening');
    this.answers = answersOf(sent);
    this.kept = undefined;
    this.#arrange(itemsOf(sent).map((item) => this.#row(item)));
  }

  discardKept(): void {
    this.kept = undefined;
    forgetUnsaved(this.#keep);
  }

  #arrange(rows: readonly Row[]): void {
    this.rows = rows;
    this.live = rows.map(({ item }) => item);
    this.saver.changed(ONCE_DRAWN_MS);
  }
}

const ONCE_DRAWN_MS = 50;
