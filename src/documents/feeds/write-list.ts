import { escapeXml } from './xml.ts';

/** A list of commitments that another website shows as part of its own pages. */
export interface EmbeddedList {
  readonly language: string;
  readonly title: string;
  readonly url: string;
  readonly rows: readonly { readonly text: string; readonly url: string; readonly note: string }[];
  readonly none: string;
  readonly more: string;
}

/** Colors and type come from the page around it as far as they can. */
export const LIST_STYLE = `
.yinuo-list{max-width:48em;font-family:inherit;line-height:1.7;color:inherit}
.yinuo-list h2{margin:0 0 .5em;font-size:1.15em}
.yinuo-list ul{margin:0;padding:0;list-style:none}
.yinuo-list li{padding:.5em 0;border-top:1px solid #d8d3cc}
.yinuo-list a{color:inherit;text-underline-offset:.2em}
.yinuo-list li span{display:block;color:#5b5650;font-size:.9em}
.yinuo-list p{margin:.75em 0 0}
`;

/** The piece of HTML alone: no script, nothing loaded from elsewhere. */
export function writeListFragment({ language, title, url, rows, none, more }: EmbeddedList): string {
  const link = (href: string, text: string): string =>
    `<a href="${escapeXml(href)}" target="_blank" rel="noopener">${escapeXml(text)}</a>`;
  const lines = rows.map((row) => `<li>${link(row.url, row.text)}<span>${escapeXml(row.note)}</span></li>`);
  return [
    `<style>${LIST_STYLE}</style>`,
    `<section class="yinuo-list" lang="${escapeXml(language)}">`,
    `<h2>${escapeXml(title)}</h2>`,
    lines.length === 0 ? `<p>${escapeXml(none)}</p>` : `<ul>\n${lines.join('\n')}\n</ul>`,
    `<p>${link(url, more)}</p>`,
    '</section>\n',
  ].join('\n');
}

/** The same as a page to be shown in a frame. */
export const writeListPage = (list: EmbeddedList): string =>
  [
    `<!doctype html>\n<html lang="${escapeXml(list.language)}">`,
    '<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(list.title)}</title>`,
    `<style>${PAGE_STYLE}</style>\n</head>\n<body>`,
    `${writeListFragment(list)}</body>\n</html>\n`,
  ].join('\n');

export const PAGE_STYLE =
  'body{margin:1rem;font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#2b2622}';
