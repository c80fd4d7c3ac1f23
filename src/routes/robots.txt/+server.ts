import { siteOf } from '../(portal)/open-data/site-address.ts';
import type { RequestHandler } from './$types';

/** Search engines are led by the sitemap; lists by condition are endless, and the console is nobody's business. */
export const GET: RequestHandler = ({ locals: { office }, url }) =>
  new Response(
    [
      'User-agent: *',
      'Disallow: /api/',
      'Disallow: /console',
      'Disallow: /embed/',
      'Disallow: /preferences',
      'Disallow: /search',
      'Disallow: /suggest',
      'Disallow: /t/',
      'Disallow: /*?after=',
      '',
      `Sitemap: ${siteOf(office, url)}/sitemap.xml`,
      '',
    ].join('\n'),
    { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' } },
  );
