import { writeSitemapIndex } from '../../documents/feeds/index.ts';
import { siteMapParts } from '../../steps/3-publish/index.ts';
import { siteOf } from '../(portal)/open-data/site-address.ts';
import type { RequestHandler } from './$types';

/** Part 0 holds the pages that every site has, the others the organizations with what they promised. */
export const GET: RequestHandler = async ({ locals: { office }, url }) => {
  const site = siteOf(office, url);
  const parts = Array.from({ length: 1 + (await siteMapParts(office)) }, (_, part) => part);
  return new Response(writeSitemapIndex(parts.map((part) => `${site}/sitemap/${part}.xml`)), {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' },
  });
};
