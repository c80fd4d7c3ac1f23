/** An item as it stands on a board or in a leaflet. */
export interface NoticeItem {
  readonly nth: string;
  readonly number: string;
  readonly content: string;
  readonly category: string;
  readonly responsible: string;
  readonly due: string;
  /** SVG of the code to its page; null where it has none. */
  readonly qr: string | null;
}
