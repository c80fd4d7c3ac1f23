/** What residents read. Every query shows published things only and asks for no actor. */
export { publicHome } from './home.ts';
export { itemPage, type PublicItemPage, type PublicItemVersion } from './item-page.ts';
export { letterPage, type PublicLetterPage } from './letter-page.ts';
export { placePage, topPlacePage } from './place-page.ts';
export { placeNamed, topPlaces, type PlaceChoice } from './place-choices.ts';
export {
  publicNumber,
  searchPublic,
  type PublicDue,
  type PublicFinds,
  type PublicSearch,
} from './search-public.ts';
export type { PublicFigures, PublicHome, PublicItemRow, PublicPlace, PublicPlacePage } from './types.ts';
