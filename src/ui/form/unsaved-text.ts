/** Keeps what was typed on this device until it is sent, so that a lost session costs no text. */
export interface UnsavedText {
  readonly at: string;
  readonly values: Readonly<Record<string, string>>;
}

const PREFIX = 'yinuo.unsaved.';
const LONGEST_MS = 14 * 86_400_000;

export function readUnsaved(key: string): UnsavedText | undefined {
  try {
    const kept: UnsavedText | null = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null');
    if (kept && Date.now() - Date.parse(kept.at) < LONGEST_MS) return kept;
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Storage may be switched off; then nothing is kept.
  }
  return undefined;
}

export function keepUnsaved(key: string, form: HTMLFormElement): void {
  const values: Record<string, string> = {};
  for (const control of typedControls(form)) values[control.name] = control.value;
  keepValues(key, values);
}

/** The same for a form that reads and shows its values itself. */
export function keepValues(key: string, values: UnsavedText['values']): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: new Date().toISOString(), values }));
  } catch {
    // A full store keeps the older text.
  }
}

export function forgetUnsaved(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept.
  }
}

/** True when the kept text says something else than the form shows. */
export const differs = (kept: UnsavedText, form: HTMLFormElement): boolean =>
  typedControls(form).some(({ name, value }) => (kept.values[name] ?? value) !== value);

export function restoreUnsaved(kept: UnsavedText, form: HTMLFormElement): void {
  for (const control of typedControls(form)) {
    const value = kept.values[control.name];
    if (value === undefined || value === control.value) continue;
    control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** Everything a person types or chooses in words; never passwords, files or hidden keys. */
const typedControls = (form: HTMLFormElement) =>
  [...form.elements].filter(
    (control): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
      'name' in control &&
      control.name !== '' &&
      (control instanceof HTMLTextAreaElement ||
        control instanceof HTMLSelectElement ||
        (control instanceof HTMLInputElement &&
          ['text', 'date', 'number', 'tel', 'search', 'email'].includes(control.type))),
  );
