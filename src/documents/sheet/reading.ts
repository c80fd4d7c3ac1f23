import type { SheetCode } from './messages.data.ts';

/** What a cell means, or the fault to show beside it. */
export type Reading<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: SheetCode };

export const understood = <Value>(value: Value): Reading<Value> => ({ ok: true, value });
export const fault = (code: SheetCode): { readonly ok: false; readonly code: SheetCode } => ({
  ok: false,
  code,
});
