import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Plain text; that every program shows alike, and nothing in it is loaded from elsewhere. */
  readonly text: string;
  /** The same mail keeps its name, so that a mail server can tell a copy. */
  readonly messageId: string;
}

/**
 * `refused`: certainly not taken, so it may be tried again. `unknown`: the line broke after the text was handed over;
 * it may have gone out.
 */
export type Handed = 'sent' | 'refused' | 'unknown';

export interface MailServer {
  send(mail: Mail): Promise<{ readonly outcome: Handed; readonly reason?: string }>;
  close(): void;
}

const PATIENCE_MS = 20_000;

/** The mail server of the settings; undefined when there is none. */
export function openMail({ mail }: Pick<Config, 'mail'>): MailServer | undefined {
  if (!mail) return undefined;
  const transport = createTransport({
    url: mail.url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return {
    async send(message) {
      try {
        await transport.sendMail({
          from: mail.from,
          ...message,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { outcome: 'sent' };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { outcome: outcomeOf(error), reason };
      }
    },
    close: () => transport.close(),
  };
}

/**
 * An answer that refuses, or no connection at all: nothing went out. Of a line that broke one cannot say whether the text
 * had been taken.
 */
function outcomeOf(error: unknown): Handed {
  const { code, syscall, responseCode } = error as { code?: string; syscall?: string; responseCode?: number };
  const answered = responseCode !== undefined && responseCode >= 400;
  const unreached = syscall === 'connect' || syscall === 'getaddrinfo' || code === 'EDNS' || code === 'EAUTH';
  return answered || unreached ? 'refused' : 'unknown';
}
