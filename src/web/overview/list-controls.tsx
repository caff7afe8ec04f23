/** Search, filters and order of a class list. On a narrow screen, where there are no headings, the order has a field. */
import type { T } from '../words/catalogue.ts';
import { type SortBy, STATES, sortedBy, type View, WHOLE_CLASS, WORKS } from './list.ts';

type Change = (view: View) => void;

export function ListControls(props: { view: View; change: Change; shown: number; t: T }) {
  const { view, change, shown, t } = props;
  const narrowed = view.search !== '' || view.work !== 'any' || view.state !== 'any';
  return (
    <search class="list-controls">
      <div class="field search">
        <label for="list-search">{t('overview.list.search')}</label>
        <input
          id="list-search"
          type="search"
          autocomplete="off"
          value={view.search}
          onInput={(e) => change({ ...view, search: e.currentTarget.value })}
        />
      </div>
      <Choice
        id="list-work"
        label={t('overview.list.work')}
        options={WORKS.map((value) => ({
          value,
          text: value === 'any' ? t('overview.list.any') : t(`work.${value}`),
        }))}
        value={view.work}
        change={(work) => change({ ...view, work })}
      />
      <Choice
        id="list-state"
        label={t('overview.list.state')}
        options={STATES.map((value) => ({ value, text: stateText(t, value) }))}
        value={view.state}
        change={(state) => change({ ...view, state })}
      />
      <div class="narrow-only">
        <Choice
          id="list-sort"
          label={t('overview.list.sort')}
          options={(['name', 'score', 'state'] as const).map((value) => ({
            value,
            text: t(`overview.${value}`),
          }))}
          value={view.sort}
          change={(sort) => change({ ...view, sort, descending: false })}
        />
      </div>
      <p class="list-count small muted" role="status">
        {shown === 0 ? t('overview.list.nothing') : narrowed ? t('overview.list.shown', { n: shown }) : ''}
        {narrowed ? (
          <button
            type="button"
            class="button quiet small"
            onClick={() => change({ ...WHOLE_CLASS, sort: view.sort, descending: view.descending })}
          >
            {t('overview.list.clear')}
          </button>
        ) : null}
      </p>
    </search>
  );
}

function stateText(t: T, value: View['state']): string {
  if (value === 'any' || value === 'needs-you' || value === 'on-its-way') return t(`overview.list.${value}`);
  return t(`state.${value}`);
}

function Choice<V extends string>(props: {
  id: string;
  label: string;
  options: { value: V; text: string }[];
  value: V;
  change: (value: V) => void;
}) {
  const { id, label, options, value, change } = props;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(e) => {
          const chosen = options.find((o) => o.value === e.currentTarget.value);
          if (chosen) change(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A column's heading that sorts by it, and turns the order around when pressed again. */
export function SortHeading(props: { by: SortBy; view: View; change: Change; label: string }) {
  const { by, view, change, label } = props;
  const sorted = view.sort === by;
  return (
    <th scope="col" aria-sort={sorted ? (view.descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" class="sort" onClick={() => change(sortedBy(view, by))}>
        {label}
        <span aria-hidden="true" class="arrow">
          {sorted ? (view.descending ? '▼' : '▲') : '↕'}
        </span>
      </button>
    </th>
  );
}
