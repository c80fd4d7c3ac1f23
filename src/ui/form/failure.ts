/** What a form action answers when nothing was done: the sentence, the faults by field, and everything typed. */
export interface FormFailure {
  /** Which form of the page it belongs to. */
  readonly form: string;
  readonly code: string;
  readonly message: string;
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export function isFormFailure(result: unknown): result is FormFailure {
  return (
    typeof result === 'object' &&
    result !== null &&
    'errors' in result &&
    'values' in result &&
    'form' in result
  );
}
