import { letterDocx, printLetters, type LetterSheet } from '../../../documents/letters/index.ts';
import { readOfficeProfile, type Office } from '../../../platform/index.ts';
import type { Committer } from '../../../registry/letters/types.ts';
import { currentRound } from '../../../registry/rounds/index.ts';
import { typesetterOf } from './typesetter-of.ts';
import type { PrintedFile } from './types.ts';
import { CHINESE } from './words.data.ts';

export const BLANK_FORMS = ['organization.pdf', 'organization.docx', 'person.pdf', 'person.docx'] as const;
export type BlankForm = (typeof BLANK_FORMS)[number];

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const FILE_NAMES: Readonly<Record<Committer, string>> = {
  organization: '党组织公开承诺书（空白）',
  person: '党员公开承诺书（空白）',
};

/** Anybody may fetch them again and again: each is set once for a round and an office. */
const made = new Map<string, Promise<Buffer>>();
const MADE_MOST = 40;

/** 附一 or 附二 to be filled in by hand, both sides. For everybody, without an account. */
export async function blankForm(office: Office, form: BlankForm): Promise<PrintedFile> {
  const [committer, ending] = form.split('.') as [Committer, 'pdf' | 'docx'];
  const [round, profile] = await Promise.all([currentRound(office), readOfficeProfile(office)]);
  const sheet = emptySheet(committer, {
    round: round?.code ?? '',
    campaign: round?.name ?? '',
    theme: round?.theme ?? '',
    phone: profile?.supervisionPhone ?? '',
  });
  const key = JSON.stringify([office.config.data, form, sheet]);
  let bytes = made.get(key);
  if (!bytes) {
    if (made.size >= MADE_MOST) made.clear();
    bytes =
      ending === 'docx'
        ? letterDocx([sheet])
        : printLetters(typesetterOf(office), {
            letters: [sheet],
            duplex: true,
            archive: true,
            at: round?.openedAt ?? new Date(0),
          }).then((set) => set.bytes);
    made.set(key, bytes);
    bytes.catch(() => made.delete(key));
  }
  return {
    name: `${FILE_NAMES[committer]}.${ending}`,
    mediaType: ending === 'docx' ? DOCX : 'application/pdf',
    bytes: await bytes,
    pages: null,
  };
}

interface Known {
  readonly round: string;
  readonly campaign: string;
  readonly theme: string;
  readonly phone: string;
}

function emptySheet(committer: Committer, { round, campaign, theme, phone }: Known): LetterSheet {
  const words = CHINESE.facts;
  const rows: LetterSheet['facts'] =
    committer === 'organization'
      ? [
          [words.name, '', true],
          [words.kind, ''],
          [words.superior, ''],
          [words.head, ''],
          [words.members, ''],
          [words.phone, phone],
          [words.shown, ''],
        ]
      : [
          [words.person, ''],
          [words.branch, ''],
          [words.post, ''],
          [words.personKind, ''],
          [words.cadre, ''],
          [words.phone, phone],
        ];
  return {
    committer,
    name: '',
    number: '',
    version: '',
    round,
    campaign,
    facts: theme ? [...rows, [words.theme, theme, true]] : rows,
    opening: '',
    items: [],
    review: { opinion: '', by: '', reviewer: '', on: '' },
    unit: '',
    back: {
      items: [],
      parts: CHINESE.backParts[committer].map((title) => ({ title, body: '' })),
      on: '',
    },
    check: { qr: null, address: '', fingerprint: '', logIndex: null, note: '' },
  };
}
