import type { FieldFault } from '../../kernel/errors.ts';
import type { CheckedFinding, Finding } from './types.ts';

/** What the person who checks says about one finding. */
export interface Decision {
  readonly key: string;
  readonly decision: CheckedFinding['decision'];
  readonly reason: string | null;
}

export interface Decided {
  readonly findings: readonly CheckedFinding[];
  /** At findings without a decision, and at confirmations without a reason. */
  readonly faults: readonly FieldFault[];
}

/** Lays the decisions beside the findings; decisions about words that were not found say nothing. */
export function decideFindings(findings: readonly Finding[], decisions: readonly Decision[]): Decided {
  const faults: FieldFault[] = [];
  const checked = findings.flatMap(({ words: _, ...finding }): CheckedFinding[] => {
    const said = decisions.find(({ key }) => key === finding.key);
    if (!said) {
      faults.push({ field: `decision.${finding.key}`, code: 'publish.finding-undecided' });
      return [];
    }
    if (said.decision === 'confirmed' && !said.reason) {
      faults.push({ field: `reason.${finding.key}`, code: 'publish.reason-missing' });
    }
    const reason = said.decision === 'confirmed' ? said.reason : null;
    return [{ ...finding, decision: said.decision, reason }];
  });
  return { findings: checked, faults };
}
