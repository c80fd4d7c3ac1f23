import { error } from '@sveltejs/kit';
import { writeSitemap } from '../../../documents/feeds/index.ts';
import { siteMapPart, siteMapParts } from '../../../steps/3-publish/index.ts';
import { siteOf } from '../../(portal)/open-data/site-address.ts';
import type { RequestHandler } from './$types';

const ALWAYS_THERE = ['/', '/about', '/open-data', '/needs', '/places'];

export const GET: RequestHandler = async ({ locals: { office }, params, url }) => {
  if (!/^\d{1,6}$/.test(params.part)) error(404);
  const part = Number(params.part);
  if (part > (await siteMapParts(office))) error(404);
  const site = siteOf(office, url);
  const paths = part === 0 ? ALWAYS_THERE : await siteMapPart(office, part);
  return new Response(writeSitemap(paths.map((path) => site + path)), {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' },
  });
};
