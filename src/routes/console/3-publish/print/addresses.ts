export const PRINT = '/console/3-publish/print';

export const printOf = (letterId: string): string => `${PRINT}?letter=${letterId}`;

/** Large type for a meeting. */
export const readingOf = (of: { letterId?: string | undefined; organizationId: string }): string =>
  of.letterId === undefined
    ? `/console/3-publish/reading?scope=${of.organizationId}`
    : `/console/3-publish/reading?letter=${of.letterId}`;
