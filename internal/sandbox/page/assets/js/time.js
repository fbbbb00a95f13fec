// Wall time in a person's zone and language.
import { me, now } from './store.js';

const formats = new Map();

function format(locale, options) {
  const key = locale + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, options));
  return formats.get(key);
}

/** The place a zone is named after. */
export const shortZone = (name = 'UTC') => name.split('/').at(-1).replaceAll('_', ' ');

export const myZone = () => me().tz || 'UTC';
const myLocale = () => me().locale || 'en-GB';

/** Formats an instant (ms) in a zone; the page itself speaks British English. */
export function show(ms, options, zone = myZone(), locale = 'en-GB') {
  return format(locale, { ...options, timeZone: zone }).format(ms);
}

/** The hour and minute as this person is used to read them. */
export const showTime = (ms, zone) => show(ms, { hour: 'numeric', minute: '2-digit' }, zone, myLocale());

/** year, month, day, hour, minute and second of an instant in a zone. */
export function wall(ms, zone = myZone()) {
  const options = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23', timeZone: zone };
  const parts = format('en-US', options).formatToParts(ms).filter((part) => part.type !== 'literal');
  return Object.fromEntries(parts.map((part) => [part.type, Number(part.value)]));
}

/** The instant (ms) at which a zone's clocks show this wall time. */
export function instant({ year, month, day, hour = 0, minute = 0 }, zone = myZone()) {
  const guess = Date.UTC(year, month - 1, day, hour, minute);
  const offset = (at) => {
    const seen = wall(at, zone);
    return Date.UTC(seen.year, seen.month - 1, seen.day, seen.hour, seen.minute, seen.second) - Math.floor(at / 1000) * 1000;
  };
  // Twice, because the first guess may lie on the other side of a clock change.
  return guess - offset(guess - offset(guess));
}

const dayNumber = (ms, zone) => {
  const { year, month, day } = wall(ms, zone);
  return Date.UTC(year, month - 1, day) / 86_400_000;
};

/** Days from today (the application's) to ms: -1 is yesterday. */
export const daysAway = (ms, zone = myZone()) => dayNumber(ms, zone) - dayNumber(now(), zone);

export const sameDay = (a, b) => dayNumber(a) === dayNumber(b);

/** The heading above a day's messages. */
export function dayName(ms) {
  const away = daysAway(ms);
  if (away === 0) return 'Today';
  if (away === -1) return 'Yesterday';
  const year = wall(ms).year === wall(now()).year ? {} : { year: 'numeric' };
  return show(ms, { weekday: 'long', day: 'numeric', month: 'long', ...year });
}

/** "3 min ago", "in 2 days", in the person's language. */
export function ago(ms) {
  const seconds = (ms - now()) / 1000;
  const steps = [['day', 86400], ['hour', 3600], ['minute', 60]];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(myLocale(), { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

const pretty = (ms, options) => {
  const away = daysAway(ms);
  if (Math.abs(away) > 1) return show(ms, options, myZone(), myLocale());
  return new Intl.RelativeTimeFormat(myLocale(), { numeric: 'auto' }).format(away, 'day');
};

const dateForms = {
  date: { day: 'numeric', month: 'long' },
  date_short: { day: 'numeric', month: 'short' },
  date_long: { weekday: 'long', day: 'numeric', month: 'long' },
};

// Slack leaves out the year of a date that is less than six months away.
const yearOf = (ms) => (Math.abs(daysAway(ms)) < 182 ? {} : { year: 'numeric' });

/** Fills the tokens of a date entity, such as "{date_short_pretty} at {time}"; undefined for an unknown token. */
export function fillDate(ms, pattern) {
  let unknown = false;
  const text = pattern.replace(/\{(\w+)\}/g, (whole, token) => {
    const form = token.replace(/_pretty$/, '');
    if (dateForms[form]) {
      const options = { ...dateForms[form], ...yearOf(ms) };
      return token === form ? show(ms, options, myZone(), myLocale()) : pretty(ms, options);
    }
    if (token === 'date_num') return show(ms, { year: 'numeric', month: '2-digit', day: '2-digit' }, myZone(), 'sv-SE');
    if (token === 'time') return showTime(ms);
    if (token === 'time_secs') return show(ms, { hour: 'numeric', minute: '2-digit', second: '2-digit' }, myZone(), myLocale());
    if (token === 'ago') return ago(ms);
    unknown = true;
    return whole;
  });
  return unknown ? undefined : text;
}

/** A message's ts in milliseconds. */
export const tsMillis = (ts) => Number(ts) * 1000;
