export interface ConsentText {
  readonly version: number;
  readonly zh: string;
  readonly en: string;
}

/**
 * What a member agrees to, word for word, newest last. A text that somebody agreed to is never changed: other words are
 * another version.
 */
export const CONSENT_TEXTS: readonly [ConsentText, ...ConsentText[]] = [
  {
    version: 1,
    zh: '本人同意在本轮公开承诺的公开网站上，以本人姓名公开本人的承诺书、承诺事项及其办理情况，供群众查阅和监督。公开的内容不含身份证号码、出生日期、住址和私人电话。本人知道：是否同意出于自愿，不同意的，公开网站上只出现隐去名字的姓（如“张*”）；可以随时撤回，撤回后姓名立即从公开网站上撤下，不影响承诺书本身。',
    en: 'I agree that my commitment letter of this round, its items and how they are kept are shown on the public site under my name, so that residents can read and check them. No ID number, birth date, home address or private phone is shown. I know that this is voluntary, that without it only my family name is shown (as in 张*), and that I can withdraw at any time: my name then leaves the public site at once, and the letter itself is not affected.',
  },
];

export const newestConsentText = (): ConsentText => CONSENT_TEXTS.at(-1) ?? CONSENT_TEXTS[0];
