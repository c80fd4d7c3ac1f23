const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** Characters that XML 1.0 cannot hold, not even escaped. */
// oxlint-disable-next-line no-control-regex
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

export const escapeXml = (text: string): string =>
  text.replaceAll(UNSPEAKABLE, '').replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
