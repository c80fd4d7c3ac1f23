import type { SentPhoto } from '../../../steps/3-publish/channels/index.ts';
import type { Sent } from '../../../ui/form/sent.ts';

/** A reading, posting or handing out as the form sends it. */
export async function sentOccasion(sent: Sent): Promise<{ input: object; photos: SentPhoto[] }> {
  const photos = await Promise.all(
    sent.files('file').map(async (file) => ({
      name: file.name,
      bytes: Buffer.from(await file.arrayBuffer()),
    })),
  );
  return {
    input: {
      channel: sent.text('channel'),
      heldOn: sent.text('heldOn'),
      place: sent.text('place'),
    },
    photos,
  };
}
