import { activityTopics } from "@asm-atlas/data/domain/layers/vocabulary.ts";
import { codesOf } from "@asm-atlas/data/domain/text.ts";
import type { FeatureCollection } from "geojson";
import { featuresOf, type Properties, propertiesOf } from "../../map/feed.ts";

export const sexes = ["women", "men", "notBySex"] as const;
export type Sex = (typeof sexes)[number];

const topicCodes: readonly string[] = codesOf(activityTopics);

/** People at activities. Somebody who came to two of them is counted twice. */
export interface Reached extends Readonly<Record<Sex, number>> {
  readonly people: number;
  readonly activities: number;
  /** Of these, activities where every person was counted by sex. */
  readonly activitiesBySex: number;
  /** Where they took place, as far as recorded. */
  readonly soums: readonly string[];
}

interface ReachedCell extends Reached {
  readonly year: number;
  readonly topic: string;
}

export interface PeopleReached {
  /** One for each year and topic with an activity, by year and then by topic. */
  readonly cells: readonly ReachedCell[];
  readonly byYear: ReadonlyMap<number, Reached>;
  readonly byTopic: ReadonlyMap<string, Reached>;
  readonly all: Reached;
  /** Activities up to the day, whatever the filter asks for: N of "n of N". */
  readonly known: number;
}

class Tally {
  women = 0;
  men = 0;
  notBySex = 0;
  people = 0;
  activities = 0;
  activitiesBySex = 0;
  readonly #soums = new Set<string>();

  add(activity: Properties): void {
    const numberOf = (field: string) => (typeof activity[field] === "number" ? activity[field] : 0);
    const [women, men, people] = [numberOf("women"), numberOf("men"), numberOf("people")];
    this.women += women;
    this.men += men;
    this.notBySex += people - women - men;
    this.people += people;
    this.activities += 1;
    this.activitiesBySex += women + men === people ? 1 : 0;
    if (typeof activity.soum_code === "string") this.#soums.add(activity.soum_code);
  }

  get reached(): Reached {
    const { women, men, notBySex, people, activities, activitiesBySex } = this;
    return { women, men, notBySex, people, activities, activitiesBySex, soums: [...this.#soums].sort() };
  }
}

class Tallies<Key> {
  readonly #tallies = new Map<Key, Tally>();

  add(key: Key, activity: Properties): void {
    const tally = this.#tallies.get(key) ?? new Tally();
    this.#tallies.set(key, tally);
    tally.add(activity);
  }

  sorted(compare: (a: Key, b: Key) => number): [Key, Reached][] {
    return [...this.#tallies].sort(([a], [b]) => compare(a, b)).map(([key, tally]) => [key, tally.reached]);
  }
}

/**
 * People reached by year, topic and sex, up to the end of a day.
 * @param mask which activities of the feed pass the filter; null: all
 * @throws FeedError for a feed that is none
 */
export function peopleReached(feed: FeatureCollection, onDay: string, mask: Uint8Array | null): PeopleReached {
  const [years, topics, cells] = [new Tallies<number>(), new Tallies<string>(), new Tallies<string>()];
  const all = new Tally();
  let known = 0;
  for (const [index, feature] of featuresOf(feed).entries()) {
    const activity = propertiesOf(feature);
    const [heldOn, topic] = [String(activity.held_on), String(activity.topic)];
    if (heldOn > onDay) continue;
    known += 1;
    if (mask?.[index] === 0) continue;
    const year = Number(heldOn.slice(0, 4));
    years.add(year, activity);
    topics.add(topic, activity);
    cells.add(`${year} ${topic}`, activity);
    all.add(activity);
  }
  const byTopicOrder = (a: string, b: string) => topicCodes.indexOf(a) - topicCodes.indexOf(b);
  const byYearThenTopic = (a: string, b: string) =>
    Number(a.slice(0, 4)) - Number(b.slice(0, 4)) || byTopicOrder(a.slice(5), b.slice(5));
  return {
    cells: cells
      .sorted(byYearThenTopic)
      .map(([key, reached]) => ({ ...reached, year: Number(key.slice(0, 4)), topic: key.slice(5) })),
    byYear: new Map(years.sorted((a, b) => a - b)),
    byTopic: new Map(topics.sorted(byTopicOrder)),
    all: all.reached,
    known,
  };
}
