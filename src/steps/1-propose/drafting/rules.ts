import type { GuidanceTemplate, Guided } from '../../../registry/rounds/types.ts';
import { quantitiesIn } from '../checks/rules.ts';

/** Hints for this kind of committer: those written for its domain, else those for any domain. */
export function hintsFor(
  guidance: readonly GuidanceTemplate[],
  { domain, guided }: { domain: string | null; guided: Guided },
): readonly string[] {
  const spoken = guidance.filter((template) => template.guided === guided);
  const own = spoken.filter((template) => template.domain === domain);
  const rows = own.length > 0 ? own : spoken.filter((template) => template.domain === 'any');
  return [...new Set(rows.flatMap(({ hints }) => hints))];
}

export interface TargetOffer {
  readonly quantity: number;
  readonly unit: string;
}

/**
 * The measurable target a text names: its first amount, else its first share. How long and how often are no targets.
 * `units`: units of the office beside those that come with the program.
 */
export function targetIn(text: string, units: readonly string[]): TargetOffer | undefined {
  const found = quantitiesIn(text, units).filter(({ value }) => value > 0);
  const target = found.find(({ kind }) => kind === 'amount') ?? found.find(({ kind }) => kind === 'share');
  return target && { quantity: target.value, unit: target.unit };
}
