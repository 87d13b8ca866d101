/** Days are counted from 1970-01-01 here: 300,000 dossiers are too many for calendar objects. */
const DAY_MS = 86_400_000;

export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The working days, Monday to Friday, of a span; public holidays count as working days. */
export class WorkingDays {
  readonly #days: number[] = [];
  readonly #texts: string[] = [];
  readonly #place = new Map<number, number>();

  constructor(from: string, to: string) {
    for (let day = dayNumber(from); day <= dayNumber(to); day++) {
      if (weekday(day) >= 5) continue;
      this.#place.set(day, this.#days.length);
      this.#days.push(day);
      this.#texts.push(dayText(day));
    }
  }

  /** The place of a day in the span, or of the next working day. */
  at(day: string): number {
    let number = dayNumber(day);
    while (weekday(number) >= 5) number += 1;
    const place = this.#place.get(number);
    if (place === undefined) throw new Error(`${day} is outside the working days.`);
    return place;
  }

  /** A time of day in Viet Nam, in minutes. */
  instant(place: number, minute: number): Date {
    return new Date(this.#days[place]! * DAY_MS + (minute - 7 * 60) * 60_000);
  }

  text(place: number): string {
    return this.#texts[place]!;
  }
}

/** 0 is Monday; 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (day + 3) % 7;
