import { escapeXml, XML_HEAD } from './xml.ts';

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export const writeSitemap = (urls: readonly string[]): string => written('urlset', 'url', urls);

/** A sitemap of sitemaps. */
export const writeSitemapIndex = (urls: readonly string[]): string =>
  written('sitemapindex', 'sitemap', urls);

const written = (all: string, one: string, urls: readonly string[]): string =>
  [
    `${XML_HEAD}<${all} xmlns="${NAMESPACE}">`,
    ...urls.map((url) => `<${one}><loc>${escapeXml(url)}</loc></${one}>`),
    `</${all}>\n`,
  ].join('\n');
