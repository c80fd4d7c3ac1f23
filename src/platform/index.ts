export { audit, type AuditEntry } from './audit.ts';
export { bulkInsert, type BulkType } from './bulk-insert.ts';
export { openCalendar, type OfficeCalendar } from './calendar.ts';
export { settableClock, systemClock, type Clock, type SettableClock } from './clock.ts';
export { describeConfig, readConfig, type Config } from './config.ts';
export { bumpContentVersion } from './content-version.ts';
export {
  withActor,
  type Context,
  type FollowPeople,
  type Moved,
  type Office,
  type TransactionContext,
} from './context.ts';
export type { OpenDatabase, OpenOptions } from './database.ts';
export { brokenConstraint } from './database-fault.ts';
export { openFiles, type FileStore, type StoredFile } from './files.ts';
export { createLog, silentLog, type Log } from './log.ts';
export { openMail, type MailServer } from './mail.ts';
export { forgetRequests, once, type OnceRequest } from './once.ts';
export { openOffice, type OpenOffice } from './open-office.ts';
export { readOfficeProfile, type OfficeProfile } from './office-profile.ts';
export { defineJob, openQueue, type EnqueueOptions, type Job, type Queue } from './queue.ts';
export type { Database } from './schema.ts';
export { openSecrets, type Secrets } from './secrets.ts';
export { bigrams, bigramVector, matches } from './search.ts';
export type { Setting } from './settings.data.ts';
export { tellPlatformFailure } from './tell.ts';
export { transact } from './transaction.ts';
export { watchContent, type ContentWatch } from './http/content-watch.ts';
export { cacheHtml, type Handler, type HtmlCache, type HtmlCacheOptions } from './http/html-cache.ts';
export { pageEnvironment } from './http/origin.ts';
export { serve, type WebServer } from './http/server.ts';
