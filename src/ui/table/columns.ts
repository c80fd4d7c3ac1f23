/** A column of Table. `key` also names the sort in the address. */
export interface Column {
  readonly key: string;
  readonly label: string;
  readonly sortable?: boolean;
  /** Figures: aligned at the right, tabular. */
  readonly numeric?: boolean;
  /** The row's name: heads the card on phones and is the row's header. Exactly one. */
  readonly primary?: boolean;
  /** Does not wrap; for dates, numbers and states. */
  readonly tight?: boolean;
  /** Left out on phones. */
  readonly wideOnly?: boolean;
}

export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

/** The part of an address that a list reads; both a URL and Kit's page address fit. */
export interface Address {
  readonly pathname: string;
  readonly search: string;
  readonly searchParams: { get(name: string): string | null; has(name: string): boolean };
}

/** The same page with other query values; undefined takes a value out. A new view starts at its first page. */
export function addressWith(url: Address, changes: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(url.search);
  // The name of a form action is no part of the view.
  for (const name of Array.from(query.keys()).filter((key) => key.startsWith('/'))) query.delete(name);
  if (!('after' in changes)) query.delete('after');
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  return text ? `${url.pathname}?${text}` : url.pathname;
}
