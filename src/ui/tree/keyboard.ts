/** Keys of the tree pattern (WAI-ARIA): which item gets the focus, or what happens to the present one. */
export type TreeMove = { focus: HTMLElement } | { open: HTMLElement } | { close: HTMLElement };

const items = (tree: HTMLElement): HTMLElement[] => [
  ...tree.querySelectorAll<HTMLElement>('[role="treeitem"]'),
];

export function moveOf(key: string, current: HTMLElement, tree: HTMLElement): TreeMove | undefined {
  const all = items(tree);
  const index = all.indexOf(current);
  const focus = (element: HTMLElement | null | undefined): TreeMove | undefined =>
    element ? { focus: element } : undefined;
  const expanded = current.getAttribute('aria-expanded');
  switch (key) {
    case 'ArrowDown':
      return focus(all[index + 1]);
    case 'ArrowUp':
      return focus(all[index - 1]);
    case 'Home':
      return focus(all[0]);
    case 'End':
      return focus(all.at(-1));
    case 'ArrowRight':
      if (expanded === 'false') return { open: current };
      return expanded === 'true' ? focus(all[index + 1]) : undefined;
    case 'ArrowLeft':
      if (expanded === 'true') return { close: current };
      return focus(current.parentElement?.closest<HTMLElement>('[role="treeitem"]'));
    default:
      return undefined;
  }
}

/** The next item whose name begins with what was typed, from the present one on and around. */
export function typedTo(text: string, current: HTMLElement, tree: HTMLElement): HTMLElement | undefined {
  const all = items(tree);
  const start = all.indexOf(current) + (text.length > 1 ? 0 : 1);
  const around = [...all.slice(start), ...all.slice(0, start)];
  return around.find((item) => (item.dataset['name'] ?? '').toLowerCase().startsWith(text.toLowerCase()));
}
