/** The ⋮ menu of the assignment. It closes on Escape, on a press elsewhere, and when the focus leaves it. */
import { useEffect, useRef } from 'preact/hooks';
import type { T } from '../words/catalogue.ts';
import { LOCALES, type Locale } from '../words/translate.ts';

export function Menu({ t, locale }: { t: T; locale: Locale }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute('open');
  useEffect(() => {
    const elsewhere = (event: Event) => {
      if (!menu.current?.contains(event.target as Node)) close();
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
    };
  }, []);
  return (
    <details
      class="menu"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        close();
        menu.current.querySelector('summary')?.focus();
      }}
    >
      <summary class="button icon" aria-label={t('common.menu')}>
        ⋮
      </summary>
      <div class="items">
        <a class="item" href="/app/passback">
          {t('overview.menu.passback')}
        </a>
        <a class="item" href="/app/settings">
          {t('overview.menu.settings')}
        </a>
        <form method="post" action="/app/language" class="languages">
          <fieldset>
            <legend class="hint">{t('common.language')}</legend>
            {LOCALES.map((other) => (
              <button
                key={other}
                type="submit"
                class="item"
                name="locale"
                value={other}
                lang={other}
                aria-pressed={other === locale}
              >
                {t(`common.language.${other}`)}
              </button>
            ))}
          </fieldset>
        </form>
      </div>
    </details>
  );
}
