import type { LetterContent } from '../../../../../registry/letters/types.ts';
import type { Round } from '../../../../../registry/rounds/types.ts';
import { checkLetter } from '../../../../../steps/1-propose/checks/rules.ts';
import type { Finding } from '../../../../../steps/1-propose/checks/types.ts';
import { nearest } from '../../../../../steps/1-propose/copies/rules.ts';
import type { LetterChecks, Twin } from '../../../../../steps/1-propose/copies/index.ts';
import type { TypedItem } from './letter-form.ts';

interface Typed {
  readonly opening: string;
  readonly items: readonly TypedItem[];
}

interface Sources {
  readonly typed: () => Typed;
  readonly checks: () => Pick<LetterChecks, 'facts' | 'twins'>;
  readonly round: () => Pick<Round, 'startsOn' | 'endsOn' | 'settings'>;
  /** Address that tells the twins of what is saved. */
  readonly twins: () => string;
}

const PAUSE_MS = 400;

/** The checks of what is being typed: the pure ones after a short pause, the twins whenever the draft was saved. */
export class LiveChecks {
  twins: readonly Twin[] = $state.raw([]);
  #settled: Typed = $state.raw({ opening: '', items: [] });
  readonly #sources: Sources;
  #pause: ReturnType<typeof setTimeout> | undefined;

  readonly findings: readonly Finding[] = $derived.by(() => {
    const content = contentOf(this.#settled);
    const twins = this.twins.map((twin) =>
      nearest(twin, content.items.find(({ id }) => id === twin.itemId)?.content),
    );
    return checkLetter(content, { ...this.#sources.checks().facts, round: this.#sources.round(), twins });
  });

  constructor(sources: Sources) {
    this.#sources = sources;
    this.twins = sources.checks().twins;
    this.#settled = sources.typed();
  }

  /** Call when something was typed. */
  typed(now: Typed): () => void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => (this.#settled = now), PAUSE_MS);
    return () => clearTimeout(this.#pause);
  }

  /** Call when the draft was saved. The answer of a look-up that fails is what was known before. */
  async saved(): Promise<void> {
    const answer = await fetch(this.#sources.twins(), { headers: { accept: 'application/json' } }).catch(
      () => undefined,
    );
    if (answer?.ok) this.twins = ((await answer.json()) as { twins: Twin[] }).twins;
  }

  of(index: number): { findings: Finding[]; twin: Twin | undefined } {
    const id = idOf(this.#settled.items[index], index);
    return {
      findings: this.findings.filter(({ itemId }) => itemId === id),
      twin: this.twins.find(({ itemId }) => itemId === id),
    };
  }
}

/** An item that was never saved has no id yet. */
const idOf = (item: Pick<TypedItem, 'id'> | undefined, index: number): string => item?.id ?? `new ${index}`;

const contentOf = ({ opening, items }: Typed): LetterContent => ({
  opening,
  items: items.map(({ targetQuantity, targetUnit, recurrence, ...item }, index) => ({
    ...item,
    id: idOf(item, index),
    ordinal: index + 1,
    ...(targetQuantity === undefined ? {} : { targetQuantity }),
    ...(targetUnit ? { targetUnit } : {}),
    ...(recurrence ? { recurrence } : {}),
  })),
});
