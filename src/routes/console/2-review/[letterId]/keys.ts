const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('textarea, select, [contenteditable], input:not([type="checkbox"], [type="radio"])') !==
    null;

const byId = (id: string): HTMLElement | null => document.getElementById(id);

/** The first press goes to a button, the second presses it: nothing is decided by one slip of a finger. */
function reach(button: HTMLElement | null): void {
  if (document.activeElement === button) button?.click();
  else {
    button?.focus();
    button?.scrollIntoView({ block: 'nearest' });
  }
}

function approve(): void {
  const vote = document.querySelector<HTMLInputElement>('[name="vote.present"]');
  if (vote && vote.value === '') vote.focus();
  else reach(byId('approve'));
}

function sendBack(): void {
  const reasons = [...document.querySelectorAll<HTMLInputElement>('[name="reasons"]')];
  if (reasons.some(({ checked }) => checked)) return reach(byId('send-back'));
  reasons[0]?.focus();
  byId('reasons')?.scrollIntoView({ block: 'nearest' });
}

/** One hand on the keyboard: J and K go on and back, A and R decide. Never while typing. */
export function press(
  event: KeyboardEvent,
  go: { readonly next: () => void; readonly previous: () => void },
): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return;
  const keys: Readonly<Record<string, () => void>> = {
    j: go.next,
    k: go.previous,
    a: approve,
    r: sendBack,
  };
  const act = keys[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
}
