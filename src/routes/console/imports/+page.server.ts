import { redirect } from '@sveltejs/kit';
import { invalid, isDomainError } from '../../../kernel/errors.ts';
import { listImports, upload } from '../../../registry/imports/index.ts';
import { can } from '../../../registry/access/index.ts';
import { children, getOrganization } from '../../../registry/organizations/index.ts';
import { act } from '../../../ui/form/act.ts';
import { importerOf, isOffered, KINDS } from './importers.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { context } = locals;
  const after = url.searchParams.get('after');
  const asked = url.searchParams.get('kind') ?? '';
  const kinds = KINDS.filter((kind) =>
    context.actor.grants.some((grant) => can(context.actor, importerOf(kind).action, grant).allowed),
  );
  return {
    kinds,
    chosen: isOffered(asked) ? asked : (kinds[0] ?? null),
    places: kinds.includes('letters') ? await placesFor(context, url.searchParams.get('scope')) : [],
    limitBytes: context.config.uploadLimitBytes,
    page: await listImports(context, after ? { after } : {}),
  };
};

/** Organizations whose people a table of letters can be made for: the one asked for, the actor's own, those below it. */
async function placesFor(ctx: App.Locals['context'], asked: string | null) {
  const [top] = ctx.actor.grants
    .filter((grant) => can(ctx.actor, importerOf('letters').action, grant).allowed)
    .sort((a, b) => a.path.length - b.path.length);
  if (!top) return [];
  const ids = [...new Set([...(asked ? [asked] : []), top.organizationId])];
  const known = await Promise.all(
    ids.map((id) => getOrganization(ctx, id).catch((error: unknown) => (isDomainError(error) ? null : Promise.reject(error)))), // prettier-ignore
  );
  const below = await children(ctx, top.organizationId, { limit: 200 });
  return [...known.flatMap((page) => (page ? [page] : [])), ...below.rows].map(
    ({ id: value, name: label }) => ({ value, label }),
  );
}

export const actions: Actions = {
  default: (event) =>
    act(event, async (sent, ctx) => {
      const kind = sent.text('kind');
      if (!isOffered(kind)) throw invalid([{ field: 'kind', code: 'input.missing' }]);
      const file = sent.file('file');
      if (!file) throw invalid([{ field: 'file', code: 'input.missing' }]);
      const { id } = await upload(ctx, importerOf(kind), { fileName: file.name, content: bytesOf(file) });
      redirect(303, `/console/imports/${id}`);
    }),
};

async function* bytesOf(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}
