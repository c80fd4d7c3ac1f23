import type { Feed, FeedEntry } from './types.ts';
import { escapeXml, XML_HEAD } from './xml.ts';

/**
 * A feed as Atom 1.0 (RFC 4287). Written here, since the library for it rests on an XML package that is no longer
 * kept, and Atom is a short list of elements.
 */
export function writeAtom(feed: Feed): string {
  // Without news a feed is as old as time, so that its bytes stay the same.
  const updated = new Date(Math.max(0, ...feed.entries.map((entry) => entry.updated.getTime())));
  return [
    `${XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.language)}">`,
    `  <id>${escapeXml(feed.selfUrl)}</id>`,
    `  <title>${escapeXml(feed.title)}</title>`,
    `  <subtitle>${escapeXml(feed.subtitle)}</subtitle>`,
    `  <updated>${updated.toISOString()}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.selfUrl)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(feed.pageUrl)}"/>`,
    `  <author><name>${escapeXml(feed.author)}</name></author>`,
    `  <rights>${escapeXml(feed.rights)}</rights>`,
    ...feed.entries.map(writeEntry),
    '</feed>\n',
  ].join('\n');
}

const writeEntry = ({ id, title, url, updated, text, author }: FeedEntry): string =>
  [
    '  <entry>',
    `    <id>${escapeXml(id)}</id>`,
    `    <title>${escapeXml(title)}</title>`,
    `    <updated>${updated.toISOString()}</updated>`,
    `    <link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
    ...(author === undefined ? [] : [`    <author><name>${escapeXml(author)}</name></author>`]),
    `    <summary type="text">${escapeXml(text)}</summary>`,
    '  </entry>',
  ].join('\n');
