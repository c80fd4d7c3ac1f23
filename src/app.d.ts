import type { Context, Office } from './platform/index.ts';
import type { Locale, TextSize } from './ui/messages/locale.ts';

declare global {
  namespace App {
    interface Locals {
      /** The opened office: database, files, clock, queue. Pages pass `context` to verbs and queries. */
      office: Office;
      context: Context;
      locale: Locale;
      size: TextSize;
    }
    interface Error {
      /** Stable code of an expected failure, such as `review.not-superior`. */
      code?: string;
      /** Number under which the log keeps an unexpected failure. */
      reference?: string;
    }
  }
}
