import type { Importer, ImportKind } from '../../../registry/imports/index.ts';
import { organizationImporter } from '../../../registry/organizations/index.ts';
import { peopleImporter } from '../../../registry/people/index.ts';
import { lettersImporter, needsImporter } from '../../../steps/1-propose/imports/index.ts';
import { notFound } from '../../../kernel/errors.ts';

/** What can be imported on these pages. */
export const KINDS = ['organizations', 'people', 'needs', 'letters'] as const satisfies readonly ImportKind[];
export type OfferedKind = (typeof KINDS)[number];

const IMPORTERS: Readonly<Record<OfferedKind, Importer>> = {
  organizations: organizationImporter,
  people: peopleImporter,
  needs: needsImporter,
  letters: lettersImporter,
};

export const isOffered = (kind: string): kind is OfferedKind => Object.hasOwn(IMPORTERS, kind);

/** @throws DomainError `import.not-found` */
export function importerOf(kind: string): Importer {
  if (!isOffered(kind)) throw notFound('import');
  return IMPORTERS[kind];
}
