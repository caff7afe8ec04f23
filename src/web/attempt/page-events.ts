/** What the island asks of the browser, by shape: this code is also compiled for the Worker, which has no page. */

type Listener = (event: { preventDefault(): void }) => void;
type Page = {
  document: { visibilityState: string; addEventListener: Listen; removeEventListener: Listen };
  addEventListener: Listen;
  removeEventListener: Listen;
};
type Listen = (type: string, listener: Listener) => void;

/** An element that can be shown and given the focus. */
export type Place = { scrollIntoView(): void; focus(options?: { preventScroll: boolean }): void };

/** Brings an element into view and the focus to it. */
export function visit(place: Place | null | undefined): void {
  place?.scrollIntoView();
  place?.focus({ preventScroll: true });
}

/**
 * Follows the page until the returned function is called.
 * @param on `leaving`: it is hidden, closed or put away; `online`: the connection is back; `closing`: the person may be
 * asked whether they mean it, and is when it returns true
 */
export function followPage(on: { leaving(): void; online(): void; closing(): boolean }): () => void {
  const page = globalThis as unknown as Page;
  const hidden = () => {
    if (page.document.visibilityState === 'hidden') on.leaving();
  };
  const closing: Listener = (event) => {
    if (on.closing()) event.preventDefault();
  };
  page.document.addEventListener('visibilitychange', hidden);
  page.addEventListener('pagehide', on.leaving);
  page.addEventListener('online', on.online);
  page.addEventListener('beforeunload', closing);
  return () => {
    page.document.removeEventListener('visibilitychange', hidden);
    page.removeEventListener('pagehide', on.leaving);
    page.removeEventListener('online', on.online);
    page.removeEventListener('beforeunload', closing);
  };
}
