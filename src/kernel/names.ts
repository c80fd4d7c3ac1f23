const HALF_WIDTH_OFFSET = 0xfee0;
const SPACES = /[\s\u200b-\u200d\u2060]+/gu;
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
/** The dot inside names of minorities, as keyboards write it; a full stop only between Chinese characters. */
const MIDDLE_DOT = /\s*[·•・‧∙●⋅･]\s*|(?<=\p{Script=Han})\s*[.．]\s*(?=\p{Script=Han})/gu;
const BESIDE_HAN = /(?<=[\p{Script=Han}（）《》、·]) | (?=[\p{Script=Han}（）《》、·])/gu;

/**
 * A name as it is kept: full-width digits, letters and spaces made half-width, padding beside Chinese characters
 * removed ('王 强' → '王强', '第３中学' → '第3中学'), one form of the middle dot, no invisible characters. Chinese punctuation and rare characters stay.
 */
export function cleanName(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[０-９Ａ-Ｚａ-ｚ－]/gu, (character) =>
      String.fromCodePoint((character.codePointAt(0) ?? 0) - HALF_WIDTH_OFFSET),
    )
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(MIDDLE_DOT, '·')
    .replace(BESIDE_HAN, '')
    .trim();
}
