/** The screens that need script: each is loaded when it is first shown, hydrated, and given new properties later. */
import { type ComponentType, createElement, hydrate, render } from 'preact';
import type { Shell } from './island.ts';

/** One entry a screen; esbuild makes a file of each. */
const ISLANDS: Record<string, () => Promise<{ default: ComponentType<never> }>> = {
  attempt: () => import('../web/attempt/page.tsx'),
  overview: () => import('../web/overview/page.tsx'),
  passback: () => import('../web/passback/page.tsx'),
};

/** What every island is given beside its own properties. */
type Island = ComponentType<{ shell: Shell }>;
type Mounted = { root: HTMLElement; component: Island; shell: Shell };
let mounted: Mounted | null = null;

/** The component of a screen that needs script; null for a page of links and forms. */
export async function load(name: string | undefined): Promise<Island | null> {
  const found = await ISLANDS[name ?? '']?.();
  return found ? (found.default as unknown as Island) : null;
}

/** Brings a screen that stands in the page to life, with the properties the server rendered it with. */
export function mount(screen: HTMLElement, component: Island, shell: Shell): void {
  const props = JSON.parse(screen.dataset.props ?? '{}');
  mounted = { root: screen, component, shell };
  hydrate(createElement(component, { ...props, shell }), screen);
}

/** New properties for the screen that is shown; what the person has typed and where they are stays. */
export function refresh(props: object): void {
  if (!mounted) return;
  const { root, component, shell } = mounted;
  render(createElement(component, { ...props, shell }), root);
}

export function unmount(): void {
  if (mounted) render(null, mounted.root);
  mounted = null;
}
