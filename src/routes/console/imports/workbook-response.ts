/** A workbook to download, under a name that any language may have. */
export const workbookResponse = (body: unknown, name: string): Response =>
  // The types of web streams in the DOM and in Node differ, the objects do not.
  new Response(body as BodyInit, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  });
