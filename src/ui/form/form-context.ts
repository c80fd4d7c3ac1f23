import { createContext } from 'svelte';

/** What a field asks of the form around it. */
export interface FormScope {
  readonly id: string;
  errorOf(name: string): string | undefined;
  /** What was typed before the refusal; absent when nothing was sent yet. */
  typed(name: string): readonly string[] | undefined;
}

const alone: FormScope = { id: 'field', errorOf: () => undefined, typed: () => undefined };

const [read, provideForm, hasForm] = createContext<FormScope>();

export { provideForm };

/** Fields also stand alone, outside a form of ours. */
export const formScope = (): FormScope => (hasForm() ? read() : alone);
