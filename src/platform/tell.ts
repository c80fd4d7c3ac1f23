import { isDomainError } from '../kernel/errors.ts';
import { PLATFORM_MESSAGES } from './messages.data.ts';

const isPlatformCode = (code: string): code is keyof typeof PLATFORM_MESSAGES => code in PLATFORM_MESSAGES;

/** The sentence for a failure of the platform, for terminals and log lines; other errors give nothing. */
export function tellPlatformFailure(error: unknown, language: 'zh' | 'en' = 'zh'): string | undefined {
  if (!isDomainError(error) || !isPlatformCode(error.code)) return undefined;
  const params = error.detail.params ?? {};
  return PLATFORM_MESSAGES[error.code][language].replace(/\{(\w+)\}/g, (_, word: string) =>
    String(params[word] ?? ''),
  );
}
