/** What residents read. Every query shows published things only and asks for no actor. */
export { publicHome } from './home.ts';
export { itemPage, type PublicItemPage, type PublicItemVersion } from './item-page.ts';
export { letterPage, type PublicLetterPage } from './letter-page.ts';
export { placePage, topPlacePage } from './place-page.ts';
export { placeNamed, topPlaces, type PlaceChoice } from './place-choices.ts';
export { publicCategories } from './category-choices.ts';
export type { ItemFilter, PublicDue } from './item-filter.ts';
export { ITEM_ORDERS, type ItemOrder } from './list-items.ts';
export {
  newsItems,
  OPEN_PAGE,
  openItem,
  openItems,
  openParts,
  owedItems,
  type OpenItem,
} from './open-items.ts';
export { openOrganization, type OpenOrganization } from './open-organization.ts';
export { numberAsPrinted, publicNumber } from './public-number.ts';
export { scopeChoices } from './scope-choices.ts';
export { searchPublic, type PublicFinds } from './search-public.ts';
export { siteMapPart, siteMapParts } from './site-map.ts';
export { withdrawnPage, type WithdrawnPage } from './withdrawn-page.ts';
export type { PublicFigures, PublicHome, PublicItemRow, PublicPlace, PublicPlacePage } from './types.ts';
