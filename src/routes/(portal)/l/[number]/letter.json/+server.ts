import { letterPage } from '../../../../../steps/3-publish/index.ts';
import { LICENSE } from '../../../open-data/item-record.ts';
import { fileName, sendFile } from '../../../open-data/send-file.ts';
import { siteOf } from '../../../open-data/site-address.ts';
import type { RequestHandler } from './$types';

/** A letter with its published versions, as the page shows them. */
export const GET: RequestHandler = async ({ locals: { office }, params, url }) => {
  const page = await letterPage(office, params.number);
  const site = siteOf(office, url);
  const told = {
    page: `${site}/l/${page.letter.number}`,
    license: LICENSE,
    fields: `${site}/open-data`,
    letter: page.letter,
    items: page.items.map(({ number, state, progress, closedOn }) => ({
      number,
      url: `${site}/i/${number}`,
      state,
      progress,
      closedOn,
    })),
    versions: page.versions.map(({ letter, entry }) => ({
      version: letter.version,
      publishedOn: letter.publishedOn,
      reason: letter.reason,
      approvedOn: letter.approvedOn,
      approvedBy: letter.approvedBy,
      logIndex: entry.index,
      sha256: entry.digest,
    })),
  };
  return sendFile({
    body: `${JSON.stringify(told, null, 1)}\n`,
    type: 'application/json',
    name: fileName(page.letter.number, 'letter.json'),
  });
};
