import { resolve } from 'node:path';
import * as z from 'zod';
import { DomainError } from '../kernel/errors.ts';
import { nearestName } from './nearest-name.ts';
import { SETTINGS, type SettingName } from './settings.data.ts';

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const optional = z.string().transform((text) => (text === '' ? undefined : text));

const schema = z.object({
  YINUO_DATA: z.string().transform((folder) => resolve(folder)),
  PORT: whole(0, 65_535),
  HOST: z.string(),
  DATABASE_URL: optional.pipe(z.url({ protocol: /^postgres(ql)?$/, error: 'postgres://…' }).optional()),
  YINUO_ORIGIN: optional
    .pipe(z.url({ protocol: /^https?$/, error: 'http(s)://…' }).optional())
    .transform((url) => (url === undefined ? undefined : new URL(url).origin)),
  YINUO_EMBED_ORIGINS: z
    .string()
    .transform((text) => text.split(/[\s,，]+/).filter(Boolean))
    .pipe(
      z.array(
        z
          .literal('*')
          .or(z.url({ protocol: /^https?$/, error: 'http(s)://…' }).transform((url) => new URL(url).origin)),
      ),
    ),
  YINUO_TRUST_PROXY: z.union([z.enum(['false', '']).transform(() => 0), whole(0, 10)], {
    error: 'false, 1–10',
  }),
  YINUO_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  YINUO_DATABASE_POOL: whole(2, 500),
  YINUO_UPLOAD_LIMIT_MB: whole(1, 2000),
  YINUO_SESSION_IDLE_MINUTES: whole(1, 1440),
  YINUO_SESSION_HOURS: whole(1, 168),
  YINUO_PG_BIN: optional,
  YINUO_SCHEMA: optional.pipe(
    z
      .string()
      .regex(/^[a-z][a-z0-9_]{0,40}$/)
      .optional(),
  ),
  YINUO_SMTP_URL: optional.pipe(z.url({ protocol: /^smtps?$/, error: 'smtp(s)://…' }).optional()),
  YINUO_MAIL_FROM: optional.pipe(z.email().optional()),
  YINUO_DIGEST_HOUR: whole(0, 20),
} satisfies Record<SettingName, z.ZodType>);

export interface Config {
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly port: number;
  readonly host: string;
  readonly databaseUrl?: string | undefined;
  readonly origin?: string | undefined;
  /** Sites that may show the list of commitments in a frame; `*` stands for all. */
  readonly embedOrigins: readonly string[];
  /** Number of trusted proxies in front; 0 means none. */
  readonly trustProxy: number;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly databasePool: number;
  readonly uploadLimitBytes: number;
  readonly sessionIdleMinutes: number;
  readonly sessionHours: number;
  readonly pgBin?: string | undefined;
  readonly schema?: string | undefined;
  /** Where mails are handed over, and from whom they come. */
  readonly mail?: { readonly url: string; readonly from: string } | undefined;
  readonly digestHour: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings. All faults are told at once.
 * @throws DomainError `platform.config-invalid` with one line per fault
 */
export function readConfig(environment: Environment = process.env): Config {
  const typed = Object.fromEntries(
    SETTINGS.map(({ name, default: preset }) => [name, environment[name]?.trim() || preset]),
  );
  const parsed = schema.safeParse(typed);
  const faults = [
    ...unknownSettings(environment),
    ...(parsed.success ? [] : parsed.error.issues.map(faultLine)),
  ];
  if (!parsed.success || faults.length > 0) {
    throw new DomainError('platform.config-invalid', { params: { faults: faults.join('\n') } });
  }
  const value = parsed.data;
  const from = value.YINUO_MAIL_FROM ?? userOf(value.YINUO_SMTP_URL);
  if (value.YINUO_SMTP_URL !== undefined && from === undefined) {
    const line = '  YINUO_MAIL_FROM  发件人地址未填写 / the sender is missing';
    throw new DomainError('platform.config-invalid', { params: { faults: line } });
  }
  const mail =
    value.YINUO_SMTP_URL !== undefined && from !== undefined
      ? { url: value.YINUO_SMTP_URL, from }
      : undefined;
  return {
    data: value.YINUO_DATA,
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL,
    origin: value.YINUO_ORIGIN,
    embedOrigins: value.YINUO_EMBED_ORIGINS,
    trustProxy: value.YINUO_TRUST_PROXY,
    logLevel: value.YINUO_LOG_LEVEL,
    databasePool: value.YINUO_DATABASE_POOL,
    uploadLimitBytes: value.YINUO_UPLOAD_LIMIT_MB * 1024 * 1024,
    sessionIdleMinutes: value.YINUO_SESSION_IDLE_MINUTES,
    sessionHours: value.YINUO_SESSION_HOURS,
    pgBin: value.YINUO_PG_BIN,
    schema: value.YINUO_SCHEMA,
    mail,
    digestHour: value.YINUO_DIGEST_HOUR,
  };

  function faultLine(issue: z.core.$ZodIssue): string {
    const name = String(issue.path[0]);
    const setting = SETTINGS.find((one) => one.name === name);
    const shown = setting && 'secret' in setting ? '…' : (typed[name] ?? '');
    return `  ${name}=${shown}  ${issue.message}  (${setting?.zh ?? ''}; ${setting?.en ?? ''}; ${setting?.example ?? ''})`;
  }
}

/** The user name of a mail server is mostly an address. */
function userOf(url: string | undefined): string | undefined {
  const user = url === undefined ? '' : decodeURIComponent(new URL(url).username);
  return user.includes('@') ? user : undefined;
}

function unknownSettings(environment: Environment): string[] {
  const names = SETTINGS.map((setting) => setting.name);
  return Object.keys(environment)
    .filter((name) => name.startsWith('YINUO_') && !names.some((known) => known === name))
    .map(
      (name) =>
        `  ${name}  未知的设置，是否为 ${nearestName(name, names)}？ / unknown, did you mean ${nearestName(name, names)}?`,
    );
}

export interface SettingDescription {
  readonly name: string;
  readonly value: string;
  readonly isDefault: boolean;
  readonly zh: string;
  readonly en: string;
  readonly example: string;
}

/** What `yinuo config` prints; secrets are masked. */
export const describeConfig = (environment: Environment = process.env): SettingDescription[] =>
  SETTINGS.map((setting) => {
    const typed = environment[setting.name]?.trim() ?? '';
    const value = 'secret' in setting && typed !== '' ? maskSecret(typed) : typed || setting.default;
    const { name, zh, en, example } = setting;
    return { name, value, isDefault: typed === '', zh, en, example };
  });

function maskSecret(text: string): string {
  if (!URL.canParse(text)) return '******';
  const url = new URL(text);
  if (url.password) url.password = '******';
  url.search = '';
  return url.href;
}
