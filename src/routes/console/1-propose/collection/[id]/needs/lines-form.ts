import { invalid, isDomainError } from '../../../../../../kernel/errors.ts';
import type { Sent } from '../../../../../../ui/form/sent.ts';

const LINE = /^lines\.(\d+)\.(text|place|raisedCount)$/;

/** Lines with anything typed in them, with the number each has on the page. */
export function linesSent(sent: Sent) {
  const typed = new Set<number>();
  for (const [name, value] of sent.data) {
    const match = LINE.exec(name);
    if (match && typeof value === 'string' && value.trim() !== '') typed.add(Number(match[1]));
  }
  const numbers = [...typed].toSorted((a, b) => a - b);
  return {
    numbers,
    lines: numbers.map((n) => ({
      text: sent.text(`lines.${n}.text`),
      place: sent.text(`lines.${n}.place`),
      category: sent.text(`lines.${n}.category`),
      raisedCount: sent.number(`lines.${n}.raisedCount`) ?? 1,
      urgency: sent.flag(`lines.${n}.urgent`) ? 'urgent' : 'normal',
    })),
  };
}

/** Empty lines are left out on the way, so a fault is led back to the line it was typed in. */
export async function atTheirLines<Result>(
  numbers: readonly number[],
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error) || !error.detail.fields) throw error;
    throw invalid(
      error.detail.fields.map((fault) => ({
        ...fault,
        field: fault.field.replace(/^lines\.(\d+)/, (_, n: string) => `lines.${numbers[Number(n)] ?? n}`),
      })),
    );
  }
}
