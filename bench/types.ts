export interface CityPlan {
  readonly counties: number;
  readonly townships: number;
  readonly branches: number;
  readonly people: number;
  readonly items: number;
  readonly notes: number;
}

export interface GeneratedOrganization {
  readonly id: string;
  readonly parent: GeneratedOrganization | undefined;
  readonly path: string;
  readonly depth: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly position: number;
}

export type Tell = (what: string, done: number, total: number) => void;

/** A time-ordered id that is the same on every machine; `kind` keeps the tables apart. */
export const generatedId = (kind: number, n: number): string =>
  `018f0000-${kind.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`;

export const GENERATED_AT = '2026-03-05T08:00:00Z';

export interface GeneratedPerson {
  readonly id: string;
  readonly organization: GeneratedOrganization;
  readonly name: string;
  readonly kind: 'fullMember' | 'probationaryMember' | 'prospectiveMember' | 'activist';
}

export const isMember = (person: GeneratedPerson): boolean =>
  person.kind === 'fullMember' || person.kind === 'probationaryMember';
