import type { PersonKind } from '../people/types.ts';
import type { DutyList, GuidanceTemplate, Guided } from './types.ts';

export interface GuidedFacts {
  /** Nothing for an organization. */
  readonly person?:
    | {
        readonly kind: PersonKind;
        readonly post: string | null;
        readonly leadingCadre: boolean;
        readonly mobile: boolean;
      }
    | undefined;
}

/** Whom guidance speaks to when it speaks to this committer; what asks most of somebody comes first. */
export function guidedAs({ person }: GuidedFacts): Guided {
  if (!person) return 'organization';
  if (person.leadingCadre) return 'leadingCadre';
  if (person.kind === 'activist' || person.kind === 'prospectiveMember') return 'volunteer';
  if (person.mobile) return 'mobileMember';
  return person.post ? 'memberWithPost' : 'memberWithoutPost';
}

/** Lines of the duty lists that hold for a committer of this kind, in this domain, with this post; each once. */
export function dutiesFor(
  lists: readonly DutyList[],
  { domain, guided, post }: { domain: string | null; guided: Guided; post: string | null },
): string[] {
  const lines = lists
    .filter(
      (list) =>
        list.guided === guided &&
        (list.domain === 'any' || list.domain === domain) &&
        (list.post === '' || (post ?? '').includes(list.post)),
    )
    .flatMap(({ duties }) => duties);
  return [...new Set(lines)];
}

/** The guidance with one cell of its table set anew; an empty cell is taken out. */
export function withCell(guidance: readonly GuidanceTemplate[], cell: GuidanceTemplate): GuidanceTemplate[] {
  const isCell = ({ domain, guided }: GuidanceTemplate): boolean =>
    domain === cell.domain && guided === cell.guided;
  const place = guidance.findIndex(isCell);
  const others = guidance.filter((each) => !isCell(each));
  if (cell.hints.length === 0) return others;
  return others.toSpliced(place < 0 ? others.length : place, 0, cell);
}
