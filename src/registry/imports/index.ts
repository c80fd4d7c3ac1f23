/**
 * A file on its way in: kept, its columns guessed and confirmed, checked as a whole, then imported in one transaction.
 * Rooms that own the things bring an `Importer`; the surfaces hand it in.
 */
export { answerQuestions } from './answer-questions.ts';
export { abandon } from './abandon.ts';
export { confirm } from './confirm.ts';
export { importWork } from './import-work.ts';
export { listImports, showImport } from './show-import.ts';
export { refusedRows, type FaultyRow } from './refused-rows.ts';
export { startCheck } from './start-check.ts';
export { upload, type Upload } from './upload.ts';
export { workImport } from './work-import.ts';
export type { FieldRow, ImportContext, Importer, ImportPass, ReadingFacts } from './importer.ts';
export { importFile, type FileImport } from './import-file.ts';
export { readHead, type ReadHead, type SourceFile } from './read-head.ts';
export { readThrough, type Reading, type ReadResult } from './read-through.ts';
export { Report } from './report.ts';
export { takeText } from './take-text.ts';
export * from './rules.ts';
export * from './types.ts';
